import { getTableColumns, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { insertingEach } from "@/db/each";
import { inOneGo } from "@/db/in-one-go";
import { asking } from "@/db/remembered";
import { contacts, dialogs } from "@/db/schema";
import { typedRows } from "@/db/typed-rows";
import { openingLogged } from "@/lib/dialogs/deeds/system-touch";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";

/** The other end, and when it said what would open a dialog. One that `isNew` in this transaction has none yet. */
type Asked = { contactId: number; isNew: boolean; at: Date };

/** The one dialog of two endpoints, locked, and whether the clinic wants no more messages from its contact. */
export type FoundDialog = { dialog: LockedDialog; isBlocked: boolean };

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
 * leaves a system touch.
 */
export async function findOrOpenDialogs(
  rows: Rows,
  accountId: number,
  asked: readonly Asked[],
): Promise<FoundDialog[]> {
  const old = asked.filter(({ isNew }) => !isNew);
  const strange = asked.filter(({ isNew }) => isNew);
  const [present, first] = await inOneGo(
    { execute: () => lockedDialogs(rows, accountId, idsOf(old)) },
    { execute: () => openDialogs(rows, accountId, strange) },
  );
  const missing = old.filter(({ contactId }) => !present.has(contactId));
  const later = await openDialogs(rows, accountId, missing);
  const all = new Map([...present, ...first, ...later]);
  return asked.map(({ contactId }) => {
    const found = all.get(contactId);
    if (!found) throw new Error("A dialog was not stored.");
    return found;
  });
}

/** Of two who open one at once, the second waits for the first, and finds dialog and touch there. */
async function openDialogs(
  rows: Rows,
  accountId: number,
  missing: readonly Asked[],
): Promise<Map<number, FoundDialog>> {
  if (missing.length === 0) return new Map();
  // Whoever opens the same ones opens them in this order too, so that no two wait for each other.
  const inOrder = missing.toSorted((one, other) => one.contactId - other.contactId);
  const opening = insertingEach(
    dialogs,
    inOrder.map(({ contactId, at }) => ({ accountId, contactId, activityAt: at })),
  );
  const [, ...found] = await inOneGo(
    asking(rows, openingLogged(sql`${opening} on conflict do nothing`)),
    ...locking(rows, accountId, idsOf(inOrder)),
  );
  return foundIn(found);
}

async function lockedDialogs(rows: Rows, accountId: number, contactIds: number[]) {
  if (contactIds.length === 0) return new Map<number, FoundDialog>();
  return foundIn(await inOneGo(...locking(rows, accountId, contactIds)));
}

/**
 * In the order of their ids, so that no two wait for each other. Blocking takes the dialog's lock too: what is asked
 * after the lock is as it stays until the transaction ends.
 */
const locking = (rows: Rows, accountId: number, contactIds: number[]) => {
  const theirs = sql`any(${sql.param(contactIds)}::bigint[])`;
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
        select id from contacts where id = ${theirs} and blocked_at is not null`,
    ),
  ] as const;
};

function foundIn([locked, blocked]: [
  Record<string, unknown>[],
  Record<string, unknown>[],
]): Map<number, FoundDialog> {
  const unwanted = new Set(typedRows({ id: contacts.id }, blocked).map(({ id }) => id));
  return new Map(
    typedRows(getTableColumns(dialogs), locked).map((dialog) => [
      dialog.contactId,
      { dialog, isBlocked: unwanted.has(dialog.contactId) },
    ]),
  );
}

const idsOf = (asked: readonly Asked[]) => asked.map(({ contactId }) => contactId);
