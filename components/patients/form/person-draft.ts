import type { PersonDraft } from "@/lib/patients/types/draft";
import type { Person } from "@/lib/patients/types/person";

/** A person as the form shows them, to be changed. */
export function draftOf(person: Person): PersonDraft {
  const { name, bornOn, email, remarks, ownPhones } = person;
  const phones = ownPhones.map(({ shown }) => shown);
  return { ...newDraft(name, phones), bornOn: bornOn ?? "", email, remarks };
}

/** Somebody of whom no more is known than this. An empty line waits for a first phone. */
export const newDraft = (name = "", phones: string[] = []): PersonDraft => ({
  name,
  bornOn: "",
  email: "",
  remarks: "",
  phones: phones.length > 0 ? phones : [""],
});
