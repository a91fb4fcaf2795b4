import { db } from "@/db";
import type { Staff } from "@/lib/auth/current-staff";
import { type PhoneCountry, phoneKey } from "@/lib/patients/phone";
import type { ImportLine, ImportVerdict } from "@/lib/patients/types/import";
import { booksOf } from "./books";
import { judge } from "./judge";
import { knownPeople } from "./known-people";
import { nameKey } from "./names";
import { readLine } from "./read-line";

/** The dry run: what would become of each line. Nothing is written. */
export async function checkLines(
  staff: Staff,
  { lines, country }: { lines: ImportLine[]; country: PhoneCountry },
): Promise<ImportVerdict[]> {
  const read = lines.map((line) => ({ line: line.line, ...readLine(line, country) }));
  const asked = read.flatMap((each) => (each.ok ? [each.person] : []));
  const books = booksOf(await knownPeople(db(), { scope: staff.scope }, asked));
  return read.map((each) => {
    if (!each.ok) return wrong(each.line, each.reason, each.value);
    const { name, phones, bornOn, email } = each.person;
    const key = [nameKey(name), phones.map(phoneKey).toSorted(), bornOn, email].join("|");
    return { line: each.line, value: "", key, ...judge(each.person, books) };
  });
}

const wrong = (
  line: number,
  reason: ImportVerdict["reason"],
  value: string,
): ImportVerdict => ({
  line,
  verdict: "wrong",
  reason,
  value,
  person: null,
  action: "leave",
  key: "",
});
