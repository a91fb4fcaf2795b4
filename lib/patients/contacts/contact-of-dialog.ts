import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Rows } from "@/db";
import { contactPeople, contacts, dialogs, people } from "@/db/schema";
import { type AccountScope, canSeeAccount } from "@/lib/auth/scope";

/** A link between a contact and somebody's record; `personId` is whom the record means, itself or what it was merged into. */
export type Link = { id: number; recordId: number; personId: number };

/**
 * The contact of a dialog that may be seen, locked until the transaction ends, so that two of its links are not changed
 * at once. Null otherwise.
 */
export async function contactOfDialog(
  rows: Rows,
  { scope, dialogId }: { scope: AccountScope; dialogId: number },
): Promise<number | null> {
  const [found] = await rows
    .select({ contactId: contacts.id, accountId: contacts.accountId })
    .from(dialogs)
    .innerJoin(contacts, eq(contacts.id, dialogs.contactId))
    .where(eq(dialogs.id, dialogId))
    .for("no key update", { of: contacts });
  return found && canSeeAccount(scope, found.accountId) ? found.contactId : null;
}

/** The records of who is behind the contact of a dialog at present, for `in (…)`. */
export const recordsBehind = (dialogId: number): SQL => sql`
  select link.person_id from contact_people link join dialogs on dialogs.contact_id = link.contact_id
  where dialogs.id = ${dialogId} and link.unlinked_at is null`;

/** Who is behind a contact at present, oldest link first. */
export function currentLinks(rows: Rows, contactId: number): Promise<Link[]> {
  const record = alias(people, "record");
  return rows
    .select({
      id: contactPeople.id,
      recordId: record.id,
      personId: sql<number>`coalesce(${record.mergedIntoId}, ${record.id})`.mapWith(
        Number,
      ),
    })
    .from(contactPeople)
    .innerJoin(record, eq(record.id, contactPeople.personId))
    .where(and(eq(contactPeople.contactId, contactId), isNull(contactPeople.unlinkedAt)))
    .orderBy(contactPeople.id);
}
