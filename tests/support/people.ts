import { eq } from "drizzle-orm";
import { db } from "@/db";
import { contactPeople, dialogs, people, personPhones } from "@/db/schema";
import { searchTextOf } from "@/lib/patients/find/search-text";

/** Somebody on the books, as staff or an import put them there. */
export async function makePerson(
  name: string,
  more: Partial<typeof people.$inferInsert> & { phones?: string[] } = {},
): Promise<number> {
  const { phones = [], ...rest } = more;
  const searchText = searchTextOf([name], phones);
  const [made] = await db()
    .insert(people)
    .values({ name, searchText, kind: "patient", ...rest })
    .returning({ id: people.id });
  if (!made) throw new Error("Nobody was made.");
  for (const phone of phones) {
    await db().insert(personPhones).values({ personId: made.id, phone });
  }
  return made.id;
}

/** Puts somebody beside those who are behind the contact of a dialog already. */
export async function standBehind(dialogId: number, personId: number): Promise<void> {
  const [dialog] = await db().select().from(dialogs).where(eq(dialogs.id, dialogId));
  if (!dialog) throw new Error("There is no such dialog.");
  const { contactId } = dialog;
  await db().insert(contactPeople).values({ contactId, personId });
}

/** The id of somebody by their name. */
export async function personNamed(name: string): Promise<number> {
  const [found] = await db().select().from(people).where(eq(people.name, name));
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found.id;
}
