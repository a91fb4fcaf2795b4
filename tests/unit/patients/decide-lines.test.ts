import { decideLines } from "@/lib/patients/import/decide-lines";
import type { KnownPerson } from "@/lib/patients/import/known-people";
import { nameKey } from "@/lib/patients/import/names";
import { phoneKey } from "@/lib/patients/phone";
import type { DecidedLine } from "@/lib/patients/types/import";

const bornOn = "1900-01-01";
const nameOf = (at: number) => `Lea Brandt ${at}`;

/** Somebody of whom is told how often one looks at them. */
function known(
  at: number,
  onLook: () => void,
  more: Partial<KnownPerson> = {},
): KnownPerson {
  const name = nameOf(at);
  const person: KnownPerson = {
    id: at + 1,
    mergedIds: [],
    kind: "patient",
    name,
    nameKey: nameKey(name),
    formerNameKeys: [],
    formerBirths: [],
    formerEmails: [],
    bornOn,
    email: "",
    remarks: "",
    phoneKeys: [],
    isArchived: false,
    ...more,
  };
  return new Proxy(person, {
    get(target, key: keyof KnownPerson) {
      onLook();
      return target[key];
    },
  });
}

const line = (at: number): DecidedLine => ({
  line: at + 2,
  kind: "patient",
  name: nameOf(at),
  phones: [],
  bornOn,
  email: "",
  remarks: "Prefers mornings",
  action: "use",
  personId: at + 1,
  wasNew: false,
});

/** Three letters for each number: no two of these names are alike. */
const otherName = (at: number) =>
  `Ada ${[676, 26, 1].map((place) => String.fromCharCode(97 + (Math.floor(at / place) % 26))).join("")}`;
const phone = "+447700900123";

/** The same where all have one phone, and no line names anybody who is there. */
function looksOnOnePhone(count: number): number {
  let looks = 0;
  const numbers = Array.from({ length: count }, (_, at) => at);
  const people = numbers.map((at) => {
    const name = otherName(at);
    const phoneKeys = [phoneKey(phone)];
    return known(at, () => (looks += 1), { name, nameKey: nameKey(name), phoneKeys });
  });
  const lines = numbers.map((at) => {
    const name = otherName(count + at);
    return { ...line(at), name, phones: [phone], action: "add" as const, personId: null };
  });
  const { fresh } = decideLines(lines, { known: people, country: "GB" });
  expect(fresh).toHaveLength(count);
  return looks;
}

/** How often somebody is looked at while so many lines about as many people are decided. */
function looksAt(count: number): number {
  let looks = 0;
  const numbers = Array.from({ length: count }, (_, at) => at);
  const people = numbers.map((at) => known(at, () => (looks += 1)));
  const { additions } = decideLines(numbers.map(line), { known: people, country: "GB" });
  expect(additions).toHaveLength(count);
  return looks;
}

test("twice the lines about twice the people, all of one date of birth, take twice the looks and not four times", () => {
  expect(looksAt(400)).toBe(2 * looksAt(200));
});

test("nor do twice the lines about twice the people who all have one phone", () => {
  expect(looksOnOnePhone(800)).toBe(2 * looksOnOnePhone(400));
});
