/** What the server and the browser both know of live updates. Nothing here needs either of them. */

/** Who may see some accounts hears a channel for each of them; another audience (`audience.ts`) hears others. */
export const accountChannel = (accountId: number, audience: string) =>
  `private-account-${accountId}-${audience}`;

/** Who may see all accounts hears this one instead: an account that is connected later is heard at once. */
export const allAccountsChannel = (audience: string) => `private-accounts-${audience}`;

/** One member of staff hears this channel, on every screen of theirs. */
export const staffChannel = (staffId: number) => `private-staff-${staffId}`;

/** Something changed, so catch up. */
export const changedEvent = "changed";

/** Somebody came to a dialog, left it, or began or stopped writing there: ask who is where. */
export const attendedEvent = "attended";

/**
 * Ids only: a patient's words and names never pass through the live channel. No dialog means many of them; `renewed`,
 * that what may be seen is another than before: which accounts there are, and how they are. `calm`: nobody waits for it,
 * so it may be asked for together with what follows: what became of a message, or what is being written.
 */
export type ChangedEvent = { dialogId?: number; renewed?: true; calm?: true };

/** Whose coming or going it was: whoever it was sees nothing else than before. */
export type AttendedEvent = { dialogId?: number; staffId?: number };

/** By this header a screen says by which socket it hears, so that it need not hear of what it does itself. */
export const socketHeader = "x-live-socket";

/** Where the server's own origin carries the built-in live server's socket. */
export const livePath = "/rt";

/**
 * What the browser needs to connect: plain JSON, handed from a page to a component as a prop. `key` is public.
 * The place is hosted Channels (`cluster`), the app's own origin (`wsPath`) or another host of the same protocol.
 */
export type LiveConnection = { key: string } & LivePlace;

type LivePlace =
  | { cluster: string }
  | { wsPath: typeof livePath }
  | { host: string; port: number; tls: boolean };

/**
 * How the screen hears of changes. `connecting`: not yet. `live`: every channel is heard. `reconnecting`: it was live
 * and is being brought back. `offline`: the browser has no network, or the connection was refused.
 */
export type LiveState = "connecting" | "live" | "reconnecting" | "offline";
