import { phoneKey } from "@/lib/patients/phone";
import type { ImportVerdict } from "@/lib/patients/types";
import { fold } from "@/lib/words/fold";
import { addedBy } from "./added-by";
import type { Books } from "./books";
import type { KnownPerson } from "./known-people";
import { isNameAlike, isOnlyName, nameKey } from "./names";
import type { PersonInFile } from "./read-line";

type Judged = Pick<ImportVerdict, "verdict" | "reason" | "person" | "action">;

/**
 * Says whether somebody from a file is new, is on the books already, or whether a person has to decide. The same phone
 * and name, or the same name with the same birth or e-mail, are one person; a phone alone never is. Nobody comes back from
 * the archive by themselves.
 */
export function judge(asked: PersonInFile, books: Books): Judged {
  const phoneKeys = asked.phones.map(phoneKey);
  const name = nameKey(asked.name);
  const sameName = books.named(name);
  const both = likeliest(asked, sameName, (person) =>
    person.phoneKeys.some((phone) => phoneKeys.includes(phone)),
  );
  if (both) {
    return isOtherBirth(asked, both)
      ? doubtful("otherBirth", both, "leave")
      : matched(asked, both);
  }
  const samePhone = books.withPhone(phoneKeys);
  const alike = samePhone.find((person) => isNameAlike(person.name, asked.name));
  if (alike) return doubtful("nameAlike", alike, "use");
  const former = samePhone.find(({ formerNameKeys }) => formerNameKeys.includes(name));
  if (former) return doubtful("formerName", former, "use");
  const [shares] = samePhone;
  if (shares) return doubtful("sharedPhone", shares, "add");
  return judgeByName(asked, sameName);
}

function judgeByName(asked: PersonInFile, sameName: KnownPerson[]): Judged {
  const same = likeliest(
    asked,
    sameName,
    ({ bornOn, email }) =>
      (bornOn !== null && bornOn === asked.bornOn) ||
      (email !== "" && fold(email) === fold(asked.email)),
  );
  if (same && isOtherBirth(asked, same)) return doubtful("otherBirth", same, "leave");
  if (same) {
    const hasOtherPhone = asked.phones.length > 0 && same.phoneKeys.length > 0;
    return hasOtherPhone ? doubtful("otherPhone", same, "use") : matched(asked, same);
  }
  const [namesake] = sameName;
  if (namesake && isOnlyName(asked)) return doubtful("onlyName", namesake, "leave");
  return { verdict: "new", reason: null, person: null, action: "add" };
}

/**
 * Of the namesakes of whom it is true, whom somebody from a file may be first of all: nobody of another birth, nor who is
 * archived, where there is another one.
 */
function likeliest(
  asked: PersonInFile,
  sameName: KnownPerson[],
  isTrue: (person: KnownPerson) => boolean,
): KnownPerson | undefined {
  const unlike = (person: KnownPerson) =>
    (isOtherBirth(asked, person) ? 4 : 0) +
    (person.isArchived ? 2 : 0) +
    (person.bornOn === asked.bornOn ? 0 : 1);
  const [first] = sameName
    .filter(isTrue)
    .toSorted((one, other) => unlike(one) - unlike(other));
  return first;
}

const isOtherBirth = (asked: PersonInFile, { bornOn }: KnownPerson) =>
  asked.bornOn !== null && bornOn !== null && asked.bornOn !== bornOn;

function matched(asked: PersonInFile, person: KnownPerson): Judged {
  if (person.isArchived) return doubtful("archived", person, "leave");
  const verdict = addedBy(asked, person) ? "matched" : "known";
  return { verdict, reason: null, person: shown(person), action: "use" };
}

const doubtful = (
  reason: NonNullable<ImportVerdict["reason"]>,
  person: KnownPerson,
  action: ImportVerdict["action"],
): Judged => ({ verdict: "doubtful", reason, person: shown(person), action });

const shown = ({ id, kind, name }: KnownPerson) => ({ id, kind, name });
