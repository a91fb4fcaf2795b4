import { eq, sql } from "drizzle-orm";
import { db } from "@/db";
import { contacts, dialogs, identities } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { canSeeAccount } from "@/lib/auth/scope";
import { clinicCountry } from "./clinic-country";
import { newestFirst } from "./contacts/newest-identity";
import { peopleBehind } from "./links/behind";
import { suggestFor } from "./links/likenesses";
import { nationalPhone } from "./phone";
import { readPerson } from "./read-person";
import type { DialogDetails } from "./types/behind";

/** Whom the Details of a dialog show; `personId` is null where nobody is behind its contact. */
export type Shown = {
  dialogId: number;
  personId: number | null;
  contact: NonNullable<Awaited<ReturnType<typeof contactBehind>>>;
};

/**
 * Whom the Details of a dialog show: of those behind its contact the one asked for, else the first; nobody who is not
 * behind it. Null if the dialog may not be seen.
 */
export async function shownBehind(
  staff: Staff,
  { dialogId, personId }: { dialogId: number; personId: number | null },
): Promise<Shown | null> {
  const contact = await contactBehind(dialogId);
  if (!contact || !canSeeAccount(staff.scope, contact.accountId)) return null;
  const people = await peopleBehind(dialogId);
  const shown = people.find(({ id }) => id === personId) ?? people[0];
  return { dialogId, personId: shown?.id ?? null, contact };
}

/** What the Details tell of whom they show, and whom staff might link. */
export async function dialogDetails(
  staff: Staff,
  { dialogId, personId, contact }: Shown,
): Promise<DialogDetails> {
  const [person, suggestions, country] = await Promise.all([
    personId === null ? null : readPerson(staff, personId),
    suggestFor(staff.scope, dialogId),
    clinicCountry(),
  ]);
  const phones = contact.phones.map((phone) => nationalPhone(phone, country));
  const name = contact.name ?? (contact.handle ? `@${contact.handle}` : "");
  return { person, suggestions, prefill: { name, phones } };
}

async function contactBehind(dialogId: number) {
  const [found] = await db()
    .select({
      accountId: contacts.accountId,
      name: contacts.name,
      handle: contacts.handle,
      phones: sql<string[]>`coalesce((
        select json_agg(${identities.value} order by ${newestFirst(identities.id, dialogs)}) from ${identities}
        where ${identities.contactId} = ${contacts.id} and ${identities.kind} = 'phone'
          and ${identities.endedAt} is null), '[]')`,
    })
    .from(dialogs)
    .innerJoin(contacts, eq(contacts.id, dialogs.contactId))
    .where(eq(dialogs.id, dialogId));
  return found ?? null;
}
