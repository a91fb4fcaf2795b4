import { z } from "zod";
import { isVisible } from "@/lib/channels/visible";
import { hourMs } from "@/lib/durations";
import { withoutBidiControls } from "@/lib/without-bidi-controls";
import { type PhoneCountry, phonesOnce, readPhone } from "./phone";
import type { PersonDraft, PersonProblem } from "./types/draft";

/** A person as they go on the books: what was typed, tidied and checked. */
export type CheckedPerson = {
  name: string;
  bornOn: string | null;
  email: string;
  remarks: string;
  phones: string[];
};

type Checked =
  | { ok: true; person: CheckedPerson }
  | { ok: false; problems: PersonProblem[] };

/**
 * Reads what staff typed about a person, or says what is wrong with it, field by field. Phones may be written in any
 * way; without a prefix they are the country's. Empty phones are left out, repeated ones kept once.
 */
export function checkPerson(draft: PersonDraft, country: PhoneCountry): Checked {
  const person = tidied(draft, country);
  const { name, email } = person;
  const problems: PersonProblem[] = [
    ...(name ? [] : [{ field: "name" as const, reason: "noName" as const }]),
    ...bornOnProblems(draft.bornOn),
    ...(email && !z.email().safeParse(email).success
      ? [{ field: "email" as const, reason: "noEmail" as const }]
      : []),
    ...draft.phones.flatMap((written, index) =>
      written.trim() && !readPhone(written, country)
        ? [{ field: `phones.${index}` as const, reason: "noPhone" as const }]
        : [],
    ),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, person };
}

/** What was typed about a person, tidied and not checked: phones that can't be read are left out. */
export function tidied(draft: PersonDraft, country: PhoneCountry): CheckedPerson {
  const known = draft.phones.flatMap((written) => readPhone(written, country) ?? []);
  return {
    name: oneLine(draft.name),
    bornOn: draft.bornOn.trim() || null,
    email: draft.email.trim(),
    remarks: draft.remarks.trim(),
    phones: phonesOnce(known),
  };
}

/** Where the day begins first it is so far ahead of UTC: a child may be born there before UTC has the day. */
const farthestAheadMs = 14 * hourMs;

/** A date of birth: a day that has begun somewhere, in the last 130 years. `1985-04-30`. */
export function isBirthDate(written: string, now = Date.now()): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(written)) return false;
  const date = new Date(`${written}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return false;
  const isThere = date.toISOString().startsWith(written);
  const today = new Date(now + farthestAheadMs);
  const years = today.getUTCFullYear() - date.getUTCFullYear();
  return isThere && date <= today && years <= 130;
}

function bornOnProblems(written: string): PersonProblem[] {
  const bornOn = written.trim();
  if (!bornOn || isBirthDate(bornOn)) return [];
  return [{ field: "bornOn", reason: "noDate" }];
}

/**
 * A name in one line: they come pasted, with line ends, doubled spaces and signs that turn the reading round. Empty where
 * there is nothing of it to be seen.
 */
export function oneLine(text: string): string {
  const line = withoutBidiControls(text)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return isVisible(line) ? line : "";
}
