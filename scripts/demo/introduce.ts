import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { contactPeople, contacts, dialogs, people } from "@/db/schema";
import { fold } from "@/lib/patients/fold";
import { known, type Story } from "./story";

type Link = { id: number; contactId: number; personId: number };

/**
 * Puts the patient on the clinic's books: the lead becomes one, or turns out to be somebody who is known already; the
 * rest of a family stands beside.
 */
export async function introduce(story: Story): Promise<void> {
  const { sample } = story;
  if (!sample.patient) return;
  const link = await currentLink(eq(dialogs.id, known(story.dialogId)));
  if (sample.knownFrom) return recognise(story, link);
  await db()
    .update(people)
    .set({ kind: "patient", becamePatientAt: new Date() })
    .where(eq(people.id, link.personId));
  for (const name of sample.family ?? []) await addRelative(link, name);
}

/** One person with two contacts: the link to the lead ends, and the lead is merged into whom it was. */
async function recognise({ clinic, sample }: Story, lead: Link): Promise<void> {
  const present = await currentLink(
    and(
      eq(dialogs.accountId, clinic.accounts[known(sample.knownFrom)].id),
      eq(contacts.name, sample.name),
    ),
  );
  const at = new Date();
  const by = clinic.staff.dana.id;
  await db().transaction(async (rows) => {
    await rows
      .update(contactPeople)
      .set({ unlinkedAt: at, unlinkedById: by })
      .where(eq(contactPeople.id, lead.id));
    await rows.insert(contactPeople).values({
      contactId: lead.contactId,
      personId: present.personId,
      linkedAt: at,
      linkedById: by,
    });
    await rows
      .update(people)
      .set({ mergedIntoId: present.personId })
      .where(eq(people.id, lead.personId));
  });
}

async function addRelative({ contactId }: Link, name: string): Promise<void> {
  const [relative] = await db()
    .insert(people)
    .values({
      name,
      kind: "patient",
      searchText: fold(name),
      becamePatientAt: new Date(),
    })
    .returning({ id: people.id });
  await db()
    .insert(contactPeople)
    .values({ contactId, personId: known(relative).id });
}

async function currentLink(which: ReturnType<typeof and>): Promise<Link> {
  const [link] = await db()
    .select({
      id: contactPeople.id,
      contactId: contactPeople.contactId,
      personId: contactPeople.personId,
    })
    .from(dialogs)
    .innerJoin(contacts, eq(contacts.id, dialogs.contactId))
    .innerJoin(contactPeople, eq(contactPeople.contactId, dialogs.contactId))
    .where(and(which, isNull(contactPeople.unlinkedAt)))
    .orderBy(contactPeople.id)
    .limit(1);
  return known(link);
}
