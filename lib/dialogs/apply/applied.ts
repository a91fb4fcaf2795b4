/**
 * What became of an event: `applied` with the dialog that changed (null where nothing is shown), `ignored` for a
 * reason, or `waiting` for the message that it is about.
 */
export type Applied =
  | { state: "applied"; dialogId: number | null }
  | { state: "ignored"; reason: string }
  | { state: "waiting"; waitsFor: string };

export const applied = (dialogId: number | null): Applied => ({
  state: "applied",
  dialogId,
});
export const ignored = (reason: string): Applied => ({ state: "ignored", reason });
export const waiting = (waitsFor: string): Applied => ({ state: "waiting", waitsFor });

/** The account that an event belongs to, as applying needs it. */
export type EventAccount = { id: number };
