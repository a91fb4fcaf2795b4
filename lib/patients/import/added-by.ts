import { phoneKey } from "@/lib/patients/phone";
import type { KnownPerson } from "./known-people";
import type { PersonInFile } from "./read-line";

/**
 * What somebody from a file adds to somebody on the books: what was empty about them, phones that they did not have; a
 * lead becomes a patient where the file has one, and who was archived is in the lists again. Null where nothing is new.
 */
export function addedBy(person: PersonInFile, into: KnownPerson) {
  const words = {
    ...(!into.bornOn && person.bornOn && { bornOn: person.bornOn }),
    ...(!into.email && person.email && { email: person.email }),
    ...(!into.remarks && person.remarks && { remarks: person.remarks }),
    ...(into.isArchived && { archivedAt: null }),
    ...(into.kind !== person.kind && person.kind === "patient" && { kind: person.kind }),
  };
  const phones = person.phones.filter(
    (phone) => !into.phoneKeys.includes(phoneKey(phone)),
  );
  const isNothing = Object.keys(words).length === 0 && phones.length === 0;
  return isNothing ? null : { words, phones };
}
