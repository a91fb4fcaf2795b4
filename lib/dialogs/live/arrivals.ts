import { and, eq, gt, isNull, ne, or, sql } from "drizzle-orm";
import { db } from "@/db";
import { changes, dialogs, messages, seenMarks, touches } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import { countTabs } from "@/lib/dialogs/list/list";
import { dialogRowsOf } from "@/lib/dialogs/list/rows";
import type { Arrival, Arrivals } from "@/lib/dialogs/types/arrival";
import { allowedChannels } from "@/lib/live/allowed-channels";
import { freshCursor, readCursor } from "./changes";

/** Nobody is called for what came longer ago, such as what was recovered after an outage. */
const calledForMs = 2 * 60_000;
/** A flood is one call like a few messages are. */
const most = 20;

/**
 * Which patients' messages came since a cursor that count as unread for this member of staff, and which dialogs a
 * colleague has assigned to them, for calling them to the screen. Without a cursor, or with one that can't be continued,
 * there is none, only a cursor to begin with. Telling one twice is harmless: the screen knows them by their id.
 */
export async function arrivalsSince(staff: Staff, asked: string): Promise<Arrivals> {
  const cursor = await freshCursor(staff);
  const from = readCursor(asked);
  const isContinued = from !== null && from.stream === readCursor(cursor)?.stream;
  const [arrivals, { unread }] = await Promise.all([
    isContinued ? arrivedFrom(staff, from.xid) : [],
    countTabs(staff),
  ]);
  return { cursor, unread, arrivals, channels: allowedChannels(staff) };
}

async function arrivedFrom(staff: Staff, xid: string): Promise<Arrival[]> {
  const [written, assigned] = await Promise.all([
    writtenFrom(staff, xid),
    assignedFrom(staff, xid),
  ]);
  const came = [
    ...written.map((each) => ({ ...each, isAssigned: false })),
    ...assigned.map((each) => ({ ...each, isAssigned: true })),
  ];
  if (came.length === 0) return [];
  const ids = came.map(({ dialogId }) => dialogId);
  const rows = await dialogRowsOf(staff, [...new Set(ids)]);
  return came.flatMap((each) => {
    const row = rows.find(({ id, closed }) => id === each.dialogId && !closed);
    return row ? [{ ...each, name: row.name, account: row.account }] : [];
  });
}

const writtenFrom = (staff: Staff, xid: string) =>
  db()
    .selectDistinct({ messageId: messages.id, dialogId: messages.dialogId })
    .from(changes)
    .innerJoin(messages, eq(messages.id, changes.messageId))
    .innerJoin(dialogs, eq(dialogs.id, messages.dialogId))
    .leftJoin(
      seenMarks,
      and(eq(seenMarks.dialogId, messages.dialogId), eq(seenMarks.staffId, staff.id)),
    )
    .where(
      and(
        sql`${changes.xid} >= ${xid}::xid8`,
        inScope(staff.scope, changes.accountId),
        eq(messages.direction, "inbound"),
        gt(messages.receivedAt, new Date(Date.now() - calledForMs)),
        // What counts as read for everybody calls nobody: history that an account brought along, what was answered.
        gt(messages.inboundNo, dialogs.clearedInbound),
        or(isNull(seenMarks.seenSeq), gt(messages.seq, seenMarks.seenSeq)),
      ),
    )
    .orderBy(messages.id)
    .limit(most);

/** Which touch a change is about, where it is about one. */
const touchId = sql`case when ${changes.beside} like 'touch-%' then substr(${changes.beside}, 7)::bigint end`;

/** What a colleague has given to somebody who has it still. */
const assignedFrom = (staff: Staff, xid: string) =>
  db()
    .select({
      messageId: sql<number>`-${touches.id}`.mapWith(Number),
      dialogId: dialogs.id,
    })
    .from(changes)
    .innerJoin(touches, eq(touches.id, touchId))
    .innerJoin(dialogs, eq(dialogs.id, changes.dialogId))
    .where(
      and(
        sql`${changes.xid} >= ${xid}::xid8`,
        sql`${changes.at} > now() - ${calledForMs} * interval '1 ms'`,
        inScope(staff.scope, changes.accountId),
        eq(touches.kind, "assigned"),
        eq(touches.aboutStaffId, staff.id),
        ne(touches.authorId, staff.id),
        eq(dialogs.assigneeId, staff.id),
      ),
    )
    .orderBy(touches.id)
    .limit(most);
