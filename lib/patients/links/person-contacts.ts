import { eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db";
import { preparedRows } from "@/db/prepared";
import {
  accounts,
  closures,
  contactPeople,
  contacts,
  dialogs,
  identities,
  people,
  staff,
} from "@/db/schema";
import { tagOf } from "@/lib/accounts/list";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { newestFirst } from "@/lib/patients/contacts/newest-identity";
import { contactsOf } from "@/lib/patients/person-scope";
import { nationalPhone, type PhoneCountry } from "@/lib/patients/phone";
import type { PersonContact } from "@/lib/patients/types/person";

type Asked = {
  scope: AccountScope;
  personId: number;
  country: PhoneCountry;
  /** Which contacts, for `in (…)`; those that the person is behind at present, if it is not said. */
  which?: SQL;
};

/** The contacts that a person is behind, or was, in accounts that may be seen, the latest active first. */
export async function personContacts(asked: Asked): Promise<PersonContact[]> {
  const found = await preparedRows(readContacts(asked));
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [addresses, shared] = await Promise.all([
    addressesOf(ids),
    sharing(ids, asked.personId),
  ]);
  return found.map(({ handle, account, dialog, closedAt, closedBy, ...contact }) => {
    const address = addresses.find(({ contactId }) => contactId === contact.id);
    return {
      ...contact,
      account: tagOf(account),
      address: addressForPeople(address, handle, asked.country),
      isFormer: address?.endedAt != null,
      sharedWith: shared
        .filter(({ contactId }) => contactId === contact.id)
        .map(({ id, name }) => ({ id, name })),
      dialog: dialog && {
        id: dialog.id,
        closed: dialog.closureId !== null,
        activityAt: dialog.activityAt.toISOString(),
        closedAt: closedAt?.toISOString() ?? null,
        closedBy,
      },
    };
  });
}

const readContacts = ({ scope, personId, which = contactsOf(sql`${personId}`) }: Asked) =>
  db()
    .select({
      id: contacts.id,
      name: contacts.name,
      handle: contacts.handle,
      account: accounts,
      dialog: {
        id: dialogs.id,
        closureId: dialogs.closureId,
        activityAt: dialogs.activityAt,
      },
      closedAt: closures.closedAt,
      closedBy: staff.name,
    })
    .from(contacts)
    .innerJoin(accounts, eq(accounts.id, contacts.accountId))
    .leftJoin(dialogs, eq(dialogs.contactId, contacts.id))
    .leftJoin(closures, eq(closures.id, dialogs.closureId))
    .leftJoin(staff, eq(staff.id, closures.closedById))
    .where(sql`${contacts.id} in (${which}) and ${inScope(scope, contacts.accountId)}`)
    .orderBy(sql`${dialogs.activityAt} desc nulls last`, contacts.id);

type Address = { kind: string; value: string; endedAt: Date | null };

/** One for each contact: the phone where one is shown, what is current before what was, and the newest of several. */
const addressesOf = (contactIds: number[]) =>
  db()
    .selectDistinctOn([identities.contactId], {
      contactId: identities.contactId,
      kind: identities.kind,
      value: identities.value,
      endedAt: identities.endedAt,
    })
    .from(identities)
    .leftJoin(dialogs, eq(dialogs.contactId, identities.contactId))
    .where(inArray(identities.contactId, contactIds))
    .orderBy(
      identities.contactId,
      sql`${identities.kind} <> 'phone'`,
      sql`${identities.endedAt} is not null`,
      newestFirst(identities.id, dialogs),
    );

function addressForPeople(
  address: Address | undefined,
  handle: string | null,
  country: PhoneCountry,
): string | null {
  if (address?.kind === "phone") return nationalPhone(address.value, country);
  return handle ? `@${handle}` : null;
}

/** Who else is behind these contacts. */
function sharing(contactIds: number[], personId: number) {
  const record = alias(people, "record");
  return db()
    .selectDistinct({
      contactId: contactPeople.contactId,
      id: people.id,
      name: people.name,
    })
    .from(contactPeople)
    .innerJoin(record, eq(record.id, contactPeople.personId))
    .innerJoin(people, eq(people.id, sql`coalesce(${record.mergedIntoId}, ${record.id})`))
    .where(
      sql`${inArray(contactPeople.contactId, contactIds)}
        and ${contactPeople.unlinkedAt} is null and ${people.id} <> ${personId}`,
    )
    .orderBy(people.id);
}
