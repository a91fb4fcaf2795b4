import type { CheckedPerson } from "@/lib/patients/check-person";
import { type PhoneCountry, phoneKey } from "@/lib/patients/phone";
import type { DecidedLine, ImportOutcome } from "@/lib/patients/types";
import { judge } from "./judge";
import type { KnownPerson } from "./known-people";
import { nameKey } from "./names";
import { readLine } from "./read-line";

/** What decided lines come to: who is to be added, what is to be added to whom, and what can't be. */
export type Decided = {
  fresh: { line: number; person: CheckedPerson }[];
  additions: { into: KnownPerson; person: CheckedPerson }[];
  /** Lines that say again what an earlier line of the same lot says. */
  repeats: number;
  refused: ImportOutcome["refused"];
};

/** Looks at decided lines again, with who is on the books by now: nobody is added who is there already. */
export function decideLines(
  lines: readonly DecidedLine[],
  { known, country }: { known: readonly KnownPerson[]; country: PhoneCountry },
): Decided {
  const decided: Decided = { fresh: [], additions: [], repeats: 0, refused: [] };
  const present = [...known];
  for (const line of lines) {
    const read = readLine(line, country);
    if (!read.ok) decided.refused.push({ line: line.line, reason: read.reason });
    else decide(line, read.person, present, decided);
  }
  return decided;
}

function decide(
  { line, action, personId }: DecidedLine,
  person: CheckedPerson,
  present: KnownPerson[],
  decided: Decided,
): void {
  const judged = judge(person, present);
  const match = judged.verdict === "matched" ? judged.person?.id : null;
  const wanted = action === "use" ? personId : match;
  const into = present.find(({ id }) => id === wanted);
  if (action === "use" && !into) {
    decided.refused.push({ line, reason: "notFound" });
  } else if (!into) {
    decided.fresh.push({ line, person });
    present.push(asKnown(person, -line));
  } else if (into.id < 0) decided.repeats += 1;
  else {
    decided.additions.push({ into, person });
    present[present.indexOf(into)] = withAdded(into, person);
  }
}

/** Somebody as they will be after an addition, for the lines after it. */
const withAdded = (into: KnownPerson, person: CheckedPerson): KnownPerson => ({
  ...into,
  kind: "patient",
  bornOn: into.bornOn ?? person.bornOn,
  email: into.email || person.email,
  remarks: into.remarks || person.remarks,
  phoneKeys: [...new Set([...into.phoneKeys, ...person.phones.map(phoneKey)])],
});

/** Somebody whom this lot adds, for the lines after it. */
const asKnown = (person: CheckedPerson, id: number): KnownPerson => ({
  ...person,
  id,
  kind: "patient",
  nameKey: nameKey(person.name),
  phoneKeys: person.phones.map(phoneKey),
});
