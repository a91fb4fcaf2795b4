import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { bulkInsert } from "@/db/bulk-rows";
import { pipelined, unawaited } from "@/db/pipelined";
import { asking, prepared } from "@/db/prepared";
import { contacts, dialogs } from "@/db/schema";
import { columnsOf, typedRows } from "@/db/typed-rows";
import { openingLogged } from "@/lib/dialogs/actions/system-touch";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";

/**
 * The other end, and when it said what would open a dialog. One that is new in this transaction has none yet, but an id
 * for it.
 */
type Asked = { contactId: number; firstDialogId: number | null; at: Date };

/**
 * The one dialog of two endpoints, locked, whether the clinic wants no more messages from its contact, and since when they
 * want none themselves.
 */
export type FoundDialog = {
  dialog: LockedDialog;
  isBlocked: boolean;
  stoppedAt: Date | null;
};

/** Does as {@link findOrOpenDialogs} for one. */
export async function findOrOpenDialog(
  rows: Rows,
  accountId: number,
  asked: Asked,
): Promise<FoundDialog> {
  const [found] = await findOrOpenDialogs(rows, accountId, [asked]);
  if (!found) throw new Error("A dialog was not stored.");
  return found;
}

/**
 * The one dialog between an account and each of these contacts, locked; opened now if this is their first word, which
 * leaves a system touch. `held` are those that this transaction has locked already. What is opened may still be on its way
 * to the database as this answers.
 */
export async function findOrOpenDialogs(
  rows: Rows,
  accountId: number,
  asked: readonly Asked[],
  held: ReadonlyMap<number, FoundDialog> = new Map(),
): Promise<FoundDialog[]> {
  const first = openFirst(rows, accountId, asked);
  const others = asked.filter(
    ({ contactId }) => !first.has(contactId) && !held.has(contactId),
  );
  const present = await lockedDialogs(rows, accountId, idsOf(others));
  const missing = others.filter(({ contactId }) => !present.has(contactId));
  const later = await openDialogs(rows, accountId, missing);
  const all = new Map([...held, ...first, ...present, ...later]);
  return asked.map(({ contactId }) => {
    const found = all.get(contactId);
    if (!found) throw new Error("A dialog was not stored.");
    return found;
  });
}

/** Opens the first dialogs of those who are new: nobody else can know of them, so they are as they are opened. */
function openFirst(
  rows: Rows,
  accountId: number,
  asked: readonly Asked[],
): Map<number, FoundDialog> {
  const createdAt = new Date();
  const opened = asked.flatMap(({ contactId, firstDialogId: id, at }) =>
    id === null ? [] : [{ id, accountId, contactId, createdAt, activityAt: at }],
  );
  if (opened.length > 0)
    unawaited(prepared(openingLogged(bulkInsert(dialogs, opened)), rows));
  return new Map(
    opened.map((dialog) => [
      dialog.contactId,
      { dialog: { ...untouched, ...dialog }, isBlocked: false, stoppedAt: null },
    ]),
  );
}

/** What a dialog's row has of itself, as the table says. */
const untouched = Object.fromEntries(
  Object.entries(columnsOf(dialogs)).map(([key, column]) => [
    key,
    column.default ?? null,
  ]),
) as LockedDialog;

/**
 * Of two who open one at once, the second waits for the first, and finds dialog and touch there. No two wait for each
 * other: they hold whom they open them for.
 */
async function openDialogs(
  rows: Rows,
  accountId: number,
  missing: readonly Asked[],
): Promise<Map<number, FoundDialog>> {
  if (missing.length === 0) return new Map();
  const opening = bulkInsert(
    dialogs,
    missing.map(({ contactId, at }) => ({ accountId, contactId, activityAt: at })),
  );
  const [, ...found] = await pipelined(
    asking(rows, openingLogged(sql`${opening} on conflict do nothing`)),
    ...locking(rows, accountId, listed(idsOf(missing))),
  );
  return foundIn(found);
}

async function lockedDialogs(rows: Rows, accountId: number, contactIds: number[]) {
  if (contactIds.length === 0) return new Map<number, FoundDialog>();
  return lockDialogs(rows, accountId, listed(contactIds));
}

/** Locks the dialogs of those contacts that a question names, and answers with them by their contacts. */
export const lockDialogs = async (rows: Rows, accountId: number, contactsQuery: SQL) =>
  foundIn(await pipelined(...locking(rows, accountId, contactsQuery)));

/**
 * In the order of their ids, so that no two wait for each other. Blocking, and keeping a STOP, takes the dialog's lock
 * too: what is asked after the lock is as it stays until the transaction ends.
 */
const locking = (rows: Rows, accountId: number, contactsQuery: SQL) => {
  const theirs = sql`any(array(${contactsQuery}))`;
  return [
    asking(
      rows,
      sql<Record<string, unknown>>`
        select * from dialogs where account_id = ${accountId} and contact_id = ${theirs}
        order by id for update`,
    ),
    asking(
      rows,
      sql<Record<string, unknown>>`
        select id, blocked_at, stopped_at from contacts
        where id = ${theirs} and coalesce(blocked_at, stopped_at) is not null`,
    ),
  ] as const;
};

function foundIn([locked, apart]: [
  Record<string, unknown>[],
  Record<string, unknown>[],
]): Map<number, FoundDialog> {
  const wishes = new Map(typedRows(wish, apart).map((each) => [each.id, each]));
  return new Map(
    typedRows(getTableColumns(dialogs), locked).map((dialog) => {
      const { blockedAt = null, stoppedAt = null } = wishes.get(dialog.contactId) ?? {};
      return [dialog.contactId, { dialog, isBlocked: blockedAt !== null, stoppedAt }];
    }),
  );
}

const wish = {
  id: contacts.id,
  blockedAt: contacts.blockedAt,
  stoppedAt: contacts.stoppedAt,
};

const listed = (contactIds: readonly number[]): SQL =>
  sql`select unnest(${sql.param(contactIds)}::bigint[])`;

const idsOf = (asked: readonly Asked[]) => asked.map(({ contactId }) => contactId);
