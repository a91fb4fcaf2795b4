import { phoneKey } from "@/lib/patients/phone";
import { longest } from "@/lib/patients/types/draft";
import type { ImportVerdict } from "@/lib/patients/types/import";
import { fold } from "@/lib/words/fold";
import { addedBy } from "./added-by";
import type { Books } from "./books";
import type { KnownPerson } from "./known-people";
import { isNameAlike, isOnlyName, nameKey } from "./names";
import { type PersonInFile, tooLong } from "./read-line";

type Judged = Pick<ImportVerdict, "verdict" | "reason" | "person" | "action"> &
  Partial<Pick<ImportVerdict, "value">>;

/**
 * Says whether somebody from a file is new, is on the books already, or whether a person has to decide. The same phone
 * and name, or the same name with the same birth or e-mail, are one person; a phone alone never is. Nobody comes back from
 * the archive by themselves.
 */
export function judge(asked: PersonInFile, books: Books): Judged {
  const judged = judgeWho(asked, books);
  // What several records say is one cell of our own export; where that comes back, nothing is written.
  const isTooLong = asked.remarks.length > longest.remarks && judged.verdict !== "known";
  if (!isTooLong) return judged;
  return { ...tooLong(asked.remarks), verdict: "wrong", person: null, action: "leave" };
}

function judgeWho(asked: PersonInFile, books: Books): Judged {
  const name = nameKey(asked.name);
  const sameName = books.named(name);
  const both = sameName.filter((person) => hasPhone(person, asked));
  if (both.length > 0) return judgeAmong(asked, both);
  const samePhone = books.withPhone(asked.phones.map(phoneKey));
  const alike = samePhone.find((person) => isNameAlike(person.name, asked.name));
  if (alike) return doubtful("nameAlike", alike, "use");
  const former = samePhone.find(({ formerNameKeys }) => formerNameKeys.includes(name));
  if (former) return doubtful("formerName", former, "use");
  const [shares] = samePhone;
  if (shares) return doubtful("sharedPhone", shares, "add");
  return judgeByName(asked, sameName, books.formerlyNamed(name));
}

function judgeByName(
  asked: PersonInFile,
  sameName: KnownPerson[],
  formerly: KnownPerson[],
): Judged {
  const isTold = (person: KnownPerson) =>
    hasBirth(person, asked) || hasEmail(person, asked);
  const same = sameName.filter(isTold);
  if (same.length > 0) return judgeAmong(asked, same);
  const former = formerly.find(isTold);
  if (former) return doubtful("formerName", former, "use");
  if (isOnlyName(asked)) return judgeOnlyName(asked, sameName[0], formerly[0]);
  return anew;
}

/** Who somebody from a file is, of namesakes of whom each has something else that is said of them. */
function judgeAmong(asked: PersonInFile, namesakes: KnownPerson[]): Judged {
  const against = (person: KnownPerson) => speaksAgainst(person, asked);
  const [same, next] = namesakes.toSorted((one, other) => against(one) - against(other));
  if (!same) return anew;
  if (isOtherBirth(same, asked)) return doubtful("otherBirth", same, "leave");
  const isOneOfSeveral = next !== undefined && against(next) === against(same);
  if (isOneOfSeveral && !saysAll(same, asked))
    return doubtful("namesakes", same, "leave");
  const isOtherPhone = same.phoneKeys.length > 0 && !hasPhone(same, asked);
  if (isOtherPhone && asked.phones.length > 0) return doubtful("otherPhone", same, "use");
  return matched(asked, same);
}

/** What speaks against that of several namesakes it is this one: the weightiest counts for more than all below it. */
const speaksAgainst = (person: KnownPerson, asked: PersonInFile): number =>
  [
    isOtherBirth(person, asked),
    person.isArchived,
    !hasBirth(person, asked),
    !hasEmail(person, asked),
    !saysAll(person, asked),
  ].reduce((sum, isSo) => 2 * sum + Number(isSo), 0);

/** Who has nothing but a name in our own export, as leads of channels without phones have, is whom it tells of. */
function judgeOnlyName(
  asked: PersonInFile,
  namesake: KnownPerson | undefined,
  former: KnownPerson | undefined,
): Judged {
  if (namesake && asked.kind === "lead" && !addedBy(asked, namesake))
    return { ...doubtful("onlyName", namesake, "use"), verdict: "known" };
  if (namesake) return doubtful("onlyName", namesake, "leave");
  return former ? doubtful("onlyFormerName", former, "leave") : anew;
}

const hasPhone = ({ phoneKeys }: KnownPerson, { phones }: PersonInFile) =>
  phones.some((phone) => phoneKeys.includes(phoneKey(phone)));

const birthsOf = ({ bornOn, formerBirths }: KnownPerson) => [bornOn, ...formerBirths];

const hasBirth = (person: KnownPerson, { bornOn }: PersonInFile) =>
  bornOn !== null && birthsOf(person).includes(bornOn);

const isOtherBirth = (person: KnownPerson, asked: PersonInFile) =>
  asked.bornOn !== null && person.bornOn !== null && !hasBirth(person, asked);

const hasEmail = (person: KnownPerson, { email }: PersonInFile) =>
  email !== "" &&
  [person.email, ...person.formerEmails].some((each) => fold(each) === fold(email));

/** Is all that a file says of somebody known of this one? */
const saysAll = (person: KnownPerson, asked: PersonInFile) =>
  !addedBy(asked, person) && (asked.email === "" || hasEmail(person, asked));

const anew: Judged = { verdict: "new", reason: null, person: null, action: "add" };

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
