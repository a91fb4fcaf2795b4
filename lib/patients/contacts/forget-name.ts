import { eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { contacts } from "@/db/schema";
import { contactSearchText, readContact } from "./contact-search-text";

/**
 * Lets go of what a channel told of whoever was behind a contact: it is known by its number alone, until the channel
 * tells anew.
 */
export async function forgetName(rows: Rows, contactId: number): Promise<void> {
  const nameless = { name: null, handle: null };
  const known = await readContact(rows, contactId);
  await rows
    .update(contacts)
    .set({ ...nameless, searchText: contactSearchText({ ...known, ...nameless }) })
    .where(eq(contacts.id, contactId));
}
