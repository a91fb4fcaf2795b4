import { and, eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { inOneGo } from "@/db/in-one-go";
import { contacts, dialogs } from "@/db/schema";
import { openedTouch } from "@/lib/dialogs/deeds/system-touch";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";

type Endpoints = { accountId: number; contactId: number };

/** The one dialog of two endpoints, locked, and whether the clinic wants no more messages from its contact. */
type Found = { dialog: LockedDialog; isBlocked: boolean };

/**
 * The one dialog between an account and a contact, locked; opened now if this is their first word, which leaves a
 * system touch. A contact that `isNew` in this transaction is not looked for first.
 */
export async function findOrOpenDialog(
  rows: Rows,
  { isNew, ...endpoints }: Endpoints & { isNew: boolean },
  at: Date,
): Promise<Found> {
  const present = isNew ? null : await lockedDialog(rows, endpoints);
  return present ?? openDialog(rows, endpoints, at);
}

/** Of two who open it at once, the second waits for the first, and finds dialog and touch there. */
async function openDialog(rows: Rows, endpoints: Endpoints, at: Date): Promise<Found> {
  const opening = rows
    .insert(dialogs)
    .values({ ...endpoints, activityAt: at })
    .onConflictDoNothing();
  const [, , ...found] = await inOneGo(
    opening,
    openedTouch(rows, endpoints, at),
    ...locking(rows, endpoints),
  );
  const opened = foundIn(found);
  if (!opened) throw new Error("A dialog was not stored.");
  return opened;
}

async function lockedDialog(rows: Rows, endpoints: Endpoints): Promise<Found | null> {
  return foundIn(await inOneGo(...locking(rows, endpoints)));
}

/** Blocking takes the dialog's lock too: what is asked after the lock is as it stays until the transaction ends. */
const locking = (rows: Rows, { accountId, contactId }: Endpoints) =>
  [
    rows
      .select()
      .from(dialogs)
      .where(and(eq(dialogs.accountId, accountId), eq(dialogs.contactId, contactId)))
      .for("update"),
    rows
      .select({ blockedAt: contacts.blockedAt })
      .from(contacts)
      .where(eq(contacts.id, contactId)),
  ] as const;

const foundIn = ([[dialog], [contact]]: [
  LockedDialog[],
  { blockedAt: Date | null }[],
]): Found | null => (dialog ? { dialog, isBlocked: contact?.blockedAt != null } : null);
