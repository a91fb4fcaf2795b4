import type { LockedDialog } from "./locked-dialog";

/** Nobody says of a dialog any more that no answer is needed: so it is with each new message, which they had not seen. */
export const unsettled = { settledSince: null, settledAt: null, settledById: null };

/** What staff had settled asks for an answer all the same. */
export const waitsAnew = { ...unsettled, settledSeq: 0 };

/** Whoever waited or did not does as before: it was taken back before it came, or was said before all that was answered. */
export const asBefore = ({
  unansweredSince,
  settledSince,
  settledAt,
  settledById,
}: LockedDialog) => ({ unansweredSince, settledSince, settledAt, settledById });

/** The clinic has answered: nobody waits, and all that was said counts as read. */
export function answered(dialog: LockedDialog) {
  return {
    unansweredSince: null,
    settledSince: firstWaited(dialog),
    clearedInbound: dialog.inboundCount,
  };
}

/**
 * Since when somebody waited, or waits, for what nothing but answers settled: these may be taken back. Null where nobody
 * did since the dialog was closed or somebody said that no answer is needed.
 */
export function firstWaited(dialog: LockedDialog): Date | null {
  const { unansweredSince, settledSince, settledAt, closureId } = dialog;
  const before = settledAt || closureId ? null : settledSince;
  return before ? earlierOf(unansweredSince, before) : unansweredSince;
}

/** Who waited as a dialog was closed was settled by that, and no answer that is taken back brings them back. */
export const broughtBack = ({ settledAt, settledSince }: LockedDialog) => ({
  closureId: null,
  settledSince: settledAt && settledSince,
});

/** The earlier of two moments, of which there may be one only. */
export const earlierOf = (one: Date | null, other: Date) =>
  one && one < other ? one : other;
