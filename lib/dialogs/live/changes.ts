import { type SQL, sql } from "drizzle-orm";
import { prepared, together } from "@/db/prepared";
import { listAccounts } from "@/lib/accounts/list";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import { besideRows } from "@/lib/dialogs/beside/read";
import { clockSkewMs } from "@/lib/dialogs/clock-skew";
import { countTabs, listDialogs } from "@/lib/dialogs/list/list";
import { dialogRowsOf } from "@/lib/dialogs/list/rows";
import { dialogHead } from "@/lib/dialogs/thread/open";
import { threadMessages } from "@/lib/dialogs/thread/thread";
import type { Caught, Changes, ScreenScope } from "@/lib/dialogs/types/changes";
import type { ListFilter, Tab } from "@/lib/dialogs/types/list";
import { dayMs } from "@/lib/durations";
import { allowedChannels } from "@/lib/live/allowed-channels";

/** A screen that missed more than this loads anew. */
const mostChanges = 1_000;
/** So does one that was away for longer. */
export const changesKeptMs = 3 * dayMs;

/** More dialogs than this, besides the open one, are not told one by one: the list's first page takes less of everybody's time. */
const mostRows = 60;

/**
 * A place in the stream of changes: which stream (each member of staff has one; restore and scope begin another), and
 * the transaction number; beside it, by which audience's channels the screen hears of them, and when it was given, in
 * seconds, which one of an earlier release does not say.
 */
type Cursor = { stream: string; xid: string; audience: string; at: number };

/** Where a screen that is about to load its data will continue from. Taken before the data is read. */
export async function freshCursor(staff: Staff): Promise<string> {
  return written(await present(staff));
}

/**
 * Was it given to another member of staff? Then somebody else has signed in where a screen of theirs is still open. One
 * of an earlier release names nobody: it can't be continued, and is answered so.
 */
export function isAnothers(staff: Staff, cursor: string): boolean {
  const [, staffId, scopeVersion] = readCursor(cursor)?.stream.split("~") ?? [];
  return scopeVersion !== undefined && Number(staffId) !== staff.id;
}

/**
 * What a screen asks: since when, which dialog is open, and which list it is at, whose tabs are counted. One of an
 * earlier release says no tab, and is told every row.
 */
export type ChangesQuery = {
  cursor: string;
  open: number | null;
  tab?: Tab | undefined;
  filter?: Partial<ListFilter>;
};

/**
 * What changed since a cursor, in its present state, whatever the list is narrowed to. A row that commits late is not
 * skipped: the next cursor is the oldest transaction still running, and rows from it on are told again. Telling twice
 * is harmless.
 */
export async function changesSince(staff: Staff, asked: ChangesQuery): Promise<Changes> {
  if (asked.cursor === "") {
    const now = await present(staff);
    return {
      reset: false,
      cursor: written(now),
      ...(await listPart(staff, asked, null)),
      open: null,
      scope: await scopeOf(staff),
    };
  }
  const from = readCursor(asked.cursor);
  if (!from) return { reset: true };
  // One snapshot: what is running in it is what the next cursor must not pass by.
  const { moment, found } = await together({
    moment: momentQuery,
    found: changesQuery(staff, from.xid),
  });
  const now = presentIn(staff, moment);
  const isLost = from.stream !== now.stream || isTooOld(from, now);
  if (isLost || found.length > mostChanges) return { reset: true };
  const dialogIds = [...new Set(found.map(({ dialogId }) => dialogId))];
  const openId = dialogIds.find((id) => id === asked.open) ?? null;
  const others = dialogIds.filter((id) => id !== openId);
  // Read later than the cursor, as all of this: what changes in between is told again.
  const [list, open] = await Promise.all([
    listPart(staff, asked, others),
    openId === null ? null : openPart(staff, openId, found),
  ]);
  // Read by itself it could be newer, and would have the screen ask for the thread anew.
  if (open && list.next === undefined) list.rows.push(open.row);
  return {
    reset: false,
    cursor: written(now),
    ...list,
    open,
    ...(from.audience !== now.audience && { scope: await scopeOf(staff) }),
  };
}

/** Some of what changed since then may be forgotten by now. */
const isTooOld = (from: Cursor, now: Cursor): boolean =>
  (now.at - from.at) * 1000 > changesKeptMs - clockSkewMs;

/** What changed of the list, and the tabs' counts. Without ids the list begins anew. */
async function listPart(
  staff: Staff,
  { tab, filter = {} }: ChangesQuery,
  dialogIds: number[] | null,
): Promise<Pick<Caught, "counts" | "rows" | "next">> {
  if (tab && (!dialogIds || dialogIds.length > mostRows))
    return listDialogs(staff, { tab, filter });
  const [counts, rows] = await Promise.all([
    countTabs(staff, filter),
    dialogRowsOf(staff, dialogIds ?? []),
  ]);
  return { counts, rows };
}

const scopeOf = async (staff: Staff): Promise<ScreenScope> => ({
  accounts: await listAccounts(staff.scope),
  channels: allowedChannels(staff),
});

/** `isOwn`: it concerns the asking member of staff alone, a seen mark or a draft. */
type Found = {
  dialogId: number;
  messageId: number | null;
  beside: string | null;
  isOwn: boolean;
};

const changesQuery = (staff: Staff, xid: string): SQL<Found> => sql`
  select distinct c.dialog_id as "dialogId", c.message_id as "messageId", c.beside,
    c.staff_id is not null as "isOwn"
  from changes c
  where c.xid >= ${xid}::xid8 and (c.staff_id is null or c.staff_id = ${staff.id})
    and ${inScope(staff.scope, sql`c.account_id`)}
  limit ${sql.raw(String(mostChanges + 1))}`;

async function openPart(staff: Staff, dialogId: number, found: Found[]) {
  const here = found.filter((each) => each.dialogId === dialogId);
  const [head, messages, beside] = await Promise.all([
    dialogHead(staff, dialogId),
    threadMessages(
      dialogId,
      here.flatMap(({ messageId }) => messageId ?? []),
    ),
    besideRows(
      staff,
      dialogId,
      here.flatMap((each) => each.beside ?? []),
    ),
  ]);
  if (!head) return null;
  const isItself = here.some(
    (each) => !each.isOwn && each.messageId === null && each.beside === null,
  );
  return { ...head, dialogId, messages, beside, isItself };
}

type Moment = { epoch: string; xid: string; at: number };

const momentQuery: SQL<Moment> = sql`
  select epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xid,
    floor(extract(epoch from now()))::float8 as at
  from organisation`;

const present = async (staff: Staff): Promise<Cursor> =>
  presentIn(staff, await prepared(momentQuery));

function presentIn(staff: Staff, [now]: Moment[]): Cursor {
  if (!now) throw new Error("The organisation's row is missing.");
  const stream = `${now.epoch}~${staff.id}~${staff.scopeVersion}`;
  return { stream, xid: now.xid, audience: staff.audience, at: now.at };
}

const written = ({ stream, xid, audience, at }: Cursor): string =>
  `${stream}.${xid}.${audience}.${at}`;

/**
 * Reads what {@link freshCursor} and {@link changesSince} wrote; null for anything else.
 * @package
 */
export function readCursor(cursor: string): Cursor | null {
  const [stream, xid, audience = "", at] = cursor.split(".");
  if (!stream || !xid || !/^\d{1,19}$/.test(xid)) return null;
  return { stream, xid, audience, at: Number(at) };
}
