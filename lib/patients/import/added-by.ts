import type { CheckedPerson } from "@/lib/patients/check-person";
import { phoneKey } from "@/lib/patients/phone";
import type { KnownPerson } from "./known-people";

/**
 * What somebody from a file adds to somebody on the books: what was empty about them, phones that they did not have; a
 * lead becomes a patient, and who was archived is in the lists again. Null where they say nothing new.
 */
export function addedBy(person: CheckedPerson, into: KnownPerson) {
  const words = {
    ...(!into.bornOn && person.bornOn && { bornOn: person.bornOn }),
    ...(!into.email && person.email && { email: person.email }),
    ...(!into.remarks && person.remarks && { remarks: person.remarks }),
    ...(into.isArchived && { archivedAt: null }),
    ...(into.kind === "lead" && { kind: "patient" as const }),
  };
  const phones = person.phones.filter(
    (phone) => !into.phoneKeys.includes(phoneKey(phone)),
  );
  const isNothing = Object.keys(words).length === 0 && phones.length === 0;
  return isNothing ? null : { words, phones };
}
