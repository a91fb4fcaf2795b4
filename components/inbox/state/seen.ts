import type { Known } from "./merge";

/**
 * What this member of staff has seen of a dialog, before the server's answers know it. `storedAt` is this screen's
 * clock when the server had kept the mark; null until then.
 *
 * An unread count can be older than the mark: the dialog's version also rises with a tick or a name, and a seen mark
 * does not raise it at all, so neither a higher nor an equal version says which side of the mark a count stands on.
 * What does say it is when the question was asked. So:
 * - While the floor stands, a dialog's count is the lower of the server's and the messages known above the mark. The
 *   open thread gets its messages in the same answer as its count, so nothing new is hidden.
 * - The server writes a change for a mark that it keeps. A catch-up asked after that brings the count behind the
 *   mark, or an earlier one already had: then the server's counts are the truth, and the floor goes.
 * - A page that was asked for earlier and comes later has no higher version than that catch-up, and an equal version
 *   on a page replaces nothing: the old count can't come back.
 */
export type SeenFloor = { seq: number; storedAt: number | null };

type Floors = Known<SeenFloor>;

/** Raises a dialog's floor; a lower mark changes nothing. */
export function raise(floors: Floors, dialogId: number, seq: number): Floors {
  const held = floors.get(dialogId);
  if (held && held.seq >= seq) return floors;
  return new Map(floors).set(dialogId, { seq, storedAt: null });
}

/** Notes that the server keeps the mark, unless the floor has risen above it meanwhile. */
export function noteStored(
  floors: Floors,
  { dialogId, seq, clock }: { dialogId: number; seq: number; clock: number },
): Floors {
  if (floors.get(dialogId)?.seq !== seq) return floors;
  return new Map(floors).set(dialogId, { seq, storedAt: clock });
}
