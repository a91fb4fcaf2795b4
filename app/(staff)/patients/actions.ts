"use server";

import { after } from "next/server";
import { staffAction } from "@/lib/auth/guard";
import { attributeMessages } from "@/lib/dialogs/actions/attribute";
import type { Attribution } from "@/lib/dialogs/types/message";
import { type DialogChange, publishChanged } from "@/lib/live/publish";
import {
  archivePerson,
  becomeLead,
  becomePatient,
  changeRemarks,
  unarchivePerson,
} from "@/lib/patients/change-person";
import {
  AttributionInput,
  LinkInput,
  MergeInput,
  NewPersonInput,
  PersonEditInput,
  PersonId,
  RemarksInput,
  UnlinkInput,
} from "@/lib/patients/input";
import { linkContact } from "@/lib/patients/links/link";
import { mergePeople, undoMerge } from "@/lib/patients/links/merge";
import { unlinkContact } from "@/lib/patients/links/unlink";
import { addPerson, editPerson } from "@/lib/patients/save-person";
import type { Linking } from "@/lib/patients/types/behind";
import type { NewPerson, PersonAnswer, PersonDraft } from "@/lib/patients/types/draft";
import { type Done, done, type Result } from "@/lib/result";

const addGuarded = staffAction(NewPersonInput, async ({ staff, input }) =>
  saved(await addPerson(staff, input)),
);

const editGuarded = staffAction(PersonEditInput, async ({ staff, input }) =>
  saved(await editPerson(staff, input)),
);

const linkGuarded = staffAction(LinkInput, async ({ staff, input }) =>
  answer(await linkContact(staff, input), input.personId),
);

const unlinkGuarded = staffAction(UnlinkInput, async ({ staff, input }) =>
  answer(await unlinkContact(staff, input), input.personId),
);

const attributeGuarded = staffAction(AttributionInput, async ({ staff, input }) =>
  told(await attributeMessages(staff, input)),
);

const remarkGuarded = staffAction(RemarksInput, async ({ staff, input }) =>
  answer(
    await changeRemarks(staff, input.id, {
      remarks: input.remarks.trim(),
      seen: input.seen.trim(),
    }),
    input.id,
  ),
);

const toPatient = staffAction(PersonId, async ({ staff, input: { id } }) =>
  answer(await becomePatient(staff, id), id),
);

const toLead = staffAction(PersonId, async ({ staff, input: { id } }) =>
  answer(await becomeLead(staff, id), id),
);

const archiveGuarded = staffAction(PersonId, async ({ staff, input: { id } }) =>
  answer(await archivePerson(staff, id), id),
);

const unarchiveGuarded = staffAction(PersonId, async ({ staff, input: { id } }) =>
  answer(await unarchivePerson(staff, id), id),
);

const mergeGuarded = staffAction(MergeInput, async ({ staff, input }) =>
  answer(await mergePeople(staff, input), input.keptId),
);

const separateGuarded = staffAction(PersonId, async ({ staff, input: { id } }) =>
  answer(await undoMerge(staff, id), id),
);

function saved(result: Awaited<ReturnType<typeof addPerson>>): PersonAnswer {
  if (!result.ok) return result;
  const { personId, changed } = result.value;
  return answer({ ok: true, value: changed }, personId);
}

function answer(result: Result<DialogChange[]>, personId: number): PersonAnswer {
  const said = told(result);
  return said.ok ? { ok: true, personId } : said;
}

/** Open screens hear of it after the answer. */
function told(result: Result<DialogChange[]>): Done {
  if (!result.ok) return result;
  after(() => publishChanged(result.value));
  return done;
}

/** Puts somebody on the books, and behind a dialog where they were met there. */
export async function add(person: NewPerson): Promise<PersonAnswer> {
  return addGuarded(person);
}

/** Changes what is written about somebody; `seen` is what the form said when it was opened. */
export async function edit(
  id: number,
  draft: PersonDraft,
  seen: PersonDraft,
): Promise<PersonAnswer> {
  return editGuarded({ id, draft, seen });
}

/** Says who is behind the contact of a dialog. */
export async function link(linking: Linking): Promise<PersonAnswer> {
  return linkGuarded(linking);
}

/** Says that somebody is not behind the contact of a dialog. */
export async function unlink(dialogId: number, personId: number): Promise<PersonAnswer> {
  return unlinkGuarded({ dialogId, personId });
}

/** Says who of a family wrote messages of a dialog. */
export async function attribute(attribution: Attribution): Promise<Done> {
  return attributeGuarded(attribution);
}

/** Writes down what staff know about somebody; `seen` is what it was typed over. */
export async function remark(
  id: number,
  remarks: string,
  seen: string,
): Promise<PersonAnswer> {
  return remarkGuarded({ id, remarks, seen });
}

/** Turns a lead into a patient. */
export async function makePatient(id: number): Promise<PersonAnswer> {
  return toPatient({ id });
}

/** Takes back that a lead became a patient. */
export async function makeLead(id: number): Promise<PersonAnswer> {
  return toLead({ id });
}

/** Takes somebody out of the lists. */
export async function archive(id: number): Promise<PersonAnswer> {
  return archiveGuarded({ id });
}

/** Brings somebody back into the lists. */
export async function unarchive(id: number): Promise<PersonAnswer> {
  return unarchiveGuarded({ id });
}

/** Shows two records as one person. */
export async function merge(keptId: number, otherId: number): Promise<PersonAnswer> {
  return mergeGuarded({ keptId, otherId });
}

/** Separates a merged record again. */
export async function separate(recordId: number): Promise<PersonAnswer> {
  return separateGuarded({ id: recordId });
}
