import type { LiveState } from "@/lib/live/types";

/** What is known of the way to the server. `socket` is null where the screen asks every few seconds instead. */
export type Link = {
  socket: LiveState | null;
  isOnline: boolean;
  /** Did the server answer the last question of what changed? Null before the first. */
  isCaughtUp: boolean | null;
  /** Has the session ended, while something here was not kept at the server? */
  isSignedOut: boolean;
};

/** Before anything was tried. */
export const untried: Link = {
  socket: null,
  isOnline: true,
  isCaughtUp: null,
  isSignedOut: false,
};

/** What to tell people: a socket alone is not live, while the server can't say what changed. */
export function connectionOf({
  socket,
  isOnline,
  isCaughtUp,
}: Omit<Link, "isSignedOut">): LiveState {
  if (!isOnline) return "offline";
  if (isCaughtUp === false) return "reconnecting";
  if (socket !== null) return socket;
  return isCaughtUp ? "live" : "connecting";
}
