import { type PhoneCountry, phoneKey, phonesOnce } from "@/lib/patients/phone";
import type {
  DecidedLine,
  ImportOutcome,
  ImportReason,
} from "@/lib/patients/types/import";
import { type Books, booksOf } from "./books";
import { judge } from "./judge";
import type { KnownPerson } from "./known-people";
import { nameKey } from "./names";
import { type PersonInFile, readLine } from "./read-line";

/** What decided lines come to: who is to be added, what is to be added to whom, and what can't be. */
export type Decided = {
  fresh: { line: number; person: PersonInFile }[];
  additions: { into: KnownPerson; person: PersonInFile }[];
  /** Lines about somebody whom an earlier line of the same lot adds: what that left empty is filled. */
  repeats: number;
  refused: ImportOutcome["refused"];
};

/** Looks at decided lines again, with who is on the books by now: nobody is added who is there already. */
export function decideLines(
  lines: readonly DecidedLine[],
  { known, country }: { known: readonly KnownPerson[]; country: PhoneCountry },
): Decided {
  const decided: Decided = { fresh: [], additions: [], repeats: 0, refused: [] };
  const books = booksOf(known);
  for (const line of lines) {
    const read = readLine(line, country);
    if (!read.ok) decided.refused.push({ line: line.line, reason: read.reason });
    else decide(line, read.person, books, decided);
  }
  return decided;
}

function decide(
  { line, action, personId, wasNew }: DecidedLine,
  person: PersonInFile,
  books: Books,
  decided: Decided,
): void {
  const judged = judge(person, books);
  const match = judged.reason ? null : judged.person?.id;
  const wanted = action === "use" ? personId : match;
  // A colleague may have merged the record since it was looked at.
  const into = wanted ? books.whose(wanted) : undefined;
  if (judged.verdict === "wrong") {
    decided.refused.push({ line, reason: "tooLong" });
  } else if (action === "use" && !into) {
    decided.refused.push({ line, reason: "notFound" });
  } else if (wasNew && judged.reason && namesakes.includes(judged.reason)) {
    // Somebody of that name was added since the file was looked at, perhaps from the same file.
    decided.refused.push({ line, reason: "onlyName" });
  } else if (!into) {
    decided.fresh.push({ line, person });
    books.put(asKnown(person, -line));
  } else {
    if (into.id < 0) repeat(person, -into.id, decided);
    else decided.additions.push({ into, person });
    books.put(withAdded(into, person));
  }
}

/** Why nobody can tell by a line which of a name is meant. */
const namesakes: ImportReason[] = ["onlyName", "onlyFormerName", "namesakes"];

function repeat(person: PersonInFile, line: number, decided: Decided) {
  decided.repeats += 1;
  const first = decided.fresh.find((each) => each.line === line);
  if (!first) return;
  first.person = {
    ...first.person,
    ...filledUp(first.person, person),
    phones: phonesOnce([...first.person.phones, ...person.phones]),
  };
}

/** What was empty about somebody is filled, and what is there stays; a lead is a patient where either says so. */
const filledUp = (
  there: Omit<PersonInFile, "name" | "phones">,
  person: PersonInFile,
) => ({
  kind: there.kind === "lead" ? person.kind : there.kind,
  bornOn: there.bornOn ?? person.bornOn,
  email: there.email || person.email,
  remarks: there.remarks || person.remarks,
});

/** Somebody as they will be after an addition, for the lines after it. */
const withAdded = (into: KnownPerson, person: PersonInFile): KnownPerson => ({
  ...into,
  ...filledUp(into, person),
  isArchived: false,
  phoneKeys: [...new Set([...into.phoneKeys, ...person.phones.map(phoneKey)])],
});

/** Somebody whom this lot adds, for the lines after it. */
const asKnown = (person: PersonInFile, id: number): KnownPerson => ({
  ...person,
  id,
  mergedIds: [],
  isArchived: false,
  nameKey: nameKey(person.name),
  formerNameKeys: [],
  formerBirths: [],
  formerEmails: [],
  phoneKeys: person.phones.map(phoneKey),
});
