import { decideLines } from "@/lib/patients/import/decide-lines";
import type { KnownPerson } from "@/lib/patients/import/known-people";
import { nameKey } from "@/lib/patients/import/names";
import type { DecidedLine } from "@/lib/patients/types";

const bornOn = "1900-01-01";
const nameOf = (at: number) => `Lea Brandt ${at}`;

/** Somebody of whom is told how often one looks at them. */
function known(at: number, onLook: () => void): KnownPerson {
  const name = nameOf(at);
  const person: KnownPerson = {
    id: at + 1,
    mergedIds: [],
    kind: "patient",
    name,
    nameKey: nameKey(name),
    bornOn,
    email: "",
    remarks: "",
    phoneKeys: [],
    isArchived: false,
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
  name: nameOf(at),
  phones: [],
  bornOn,
  email: "",
  remarks: "Prefers mornings",
  action: "use",
  personId: at + 1,
  wasNew: false,
});

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
