import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { contacts, dialogs, people } from "@/db/schema";
import { becomePatient, changeRemarks } from "@/lib/patients/change-person";
import { peopleBehind } from "@/lib/patients/links/behind";
import { linkContact } from "@/lib/patients/links/link";
import { addPerson } from "@/lib/patients/save-person";
import type { Relative } from "./sample";
import { before, known, type Story } from "./story";

/**
 * Puts the patient on the clinic's books as staff do: the lead becomes one, or turns out to be somebody who is known
 * already; the rest of a family stands beside.
 */
export async function introduce(story: Story): Promise<void> {
  const { clinic, sample } = story;
  const { dana } = clinic.staff;
  const dialogId = known(story.dialogId);
  if (sample.knownFrom) {
    const personId = await knownPatient(story);
    await linkContact(dana, { dialogId, personId, place: "instead" });
    return;
  }
  const lead = await behind(dialogId);
  const { remarks } = sample;
  if (remarks) await changeRemarks(dana, lead, { remarks, seen: "" });
  if (!sample.patient) return;
  await becomePatient(dana, lead);
  const firstAt = before(clinic, Math.max(...sample.lines.map(({ ago }) => ago)) - 5);
  await db()
    .update(people)
    .set({ becamePatientAt: firstAt, bornOn: sample.bornOn ?? null })
    .where(eq(people.id, lead));
  for (const relative of sample.family ?? []) await addRelative(story, relative);
}

/** Whom another account knows by the same name. */
async function knownPatient({ clinic, sample }: Story): Promise<number> {
  const accountId = clinic.accounts[known(sample.knownFrom)].id;
  const [dialog] = await db()
    .select({ id: dialogs.id })
    .from(dialogs)
    .innerJoin(contacts, eq(contacts.id, dialogs.contactId))
    .where(and(eq(dialogs.accountId, accountId), eq(contacts.name, sample.name)));
  return behind(known(dialog).id);
}

async function addRelative({ clinic, dialogId }: Story, relative: Relative) {
  const { name, years, remarks = "" } = relative;
  const bornAt = new Date(clinic.now);
  bornAt.setUTCFullYear(bornAt.getUTCFullYear() - years, bornAt.getUTCMonth() - 4, 12);
  const bornOn = bornAt.toISOString().slice(0, 10);
  const draft = { name, bornOn, email: "", remarks, phones: [] };
  await addPerson(clinic.staff.dana, {
    clientId: randomUUID(),
    sent: draft,
    kind: "patient",
    draft,
    behind: { dialogId: known(dialogId), place: "beside" },
  });
}

async function behind(dialogId: number): Promise<number> {
  const [first] = await peopleBehind(dialogId);
  return known(first).id;
}
