import type { FileFacts } from "@/lib/channels/types";
import type { DialogRow, Preview } from "@/lib/dialogs/types/row";
import type { InboxState } from "./model";
import { asDrawn, type DrawnReply, isAwaitingNetwork } from "./optimistic-replies";

/**
 * A row with the reply that is on its way, as the thread below it has one: the dialog's last words at once, until the
 * server's answers know of it. What was refused was not said, and the row is as it was.
 */
export function withReply(state: InboxState, row: DialogRow): DialogRow {
  const { drawn, toldAt, threads } = state;
  if (drawn.length === 0) return row;
  const reply = drawn.findLast(
    (one) => one.dialogId === row.id && isOnItsWay(one, toldAt),
  );
  const facts = threads.get(row.id)?.about.files;
  if (!reply || !facts) return row;
  const held = said.get(reply);
  if (held?.row === row) return held.shown;
  const shown = { ...row, ...after(row, reply, facts) };
  said.set(reply, { row, shown });
  return shown;
}

/** The same row and reply give the same row, so that only what changed is drawn anew. */
const said = new WeakMap<DrawnReply, { row: DialogRow; shown: DialogRow }>();

/** What the server has accepted, the first answer that was asked for afterwards brings. */
const isOnItsWay = (reply: DrawnReply, toldAt: number): boolean =>
  (reply.refusal === null || isAwaitingNetwork(reply)) &&
  (reply.acceptedAt === null || reply.acceptedAt > toldAt);

const after = (row: DialogRow, reply: DrawnReply, facts: FileFacts) => ({
  preview: previewOf(reply, facts),
  activityAt: laterOf(reply.at, row.activityAt),
  unansweredSince: null,
  undelivered: false,
});

/** The later of two ISO times, which words stand in their order. */
const laterOf = (one: string, other: string) => (one < other ? other : one);

function previewOf(reply: DrawnReply, facts: FileFacts): Preview | null {
  const last = asDrawn(reply, facts).at(-1);
  if (!last) return null;
  const { direction, origin, kind, text, status, attachments } = last;
  const files = attachments.length;
  const byReader = { author: null, isOwn: true };
  return { direction, origin, kind, text, status, files, unsent: false, ...byReader };
}
