import { and, eq, isNull } from "drizzle-orm";
import type { Rows } from "@/db";
import { contacts, identities } from "@/db/schema";
import type { Peer } from "@/lib/channels/events";
import { searchTextOf } from "@/lib/patients/find/search-text";

/** What a contact is found by: what its channel tells of it, and its phones. @package */
export const contactSearchText = ({ name, handle, identities: known }: Peer): string =>
  searchTextOf([name, handle], phonesIn(known));

/** The phones among somebody's identities. @package */
export const phonesIn = (known: Peer["identities"]): string[] =>
  known.flatMap(({ kind, value }) => (kind === "phone" ? [value] : []));

/** A contact as it is known now, held until the transaction ends. @package */
export async function readContact(rows: Rows, contactId: number): Promise<Peer> {
  const [contact] = await rows
    .select({ name: contacts.name, handle: contacts.handle })
    .from(contacts)
    .where(eq(contacts.id, contactId))
    .for("no key update");
  if (!contact) throw new Error("A contact is gone.");
  const current = await rows
    .select({ kind: identities.kind, value: identities.value })
    .from(identities)
    .where(and(eq(identities.contactId, contactId), isNull(identities.endedAt)));
  return { ...contact, identities: current };
}

/** Has a contact found by the phones that it has by now. @package */
export async function renewContactSearch(rows: Rows, contactId: number): Promise<void> {
  const known = await readContact(rows, contactId);
  await rows
    .update(contacts)
    .set({ searchText: contactSearchText(known) })
    .where(eq(contacts.id, contactId));
}
