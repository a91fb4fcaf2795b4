import { and, asc, gt, inArray, type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { people, personPhones } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { byteOrderMark, csvLines } from "@/lib/csv";
import { nameWordsOf } from "@/lib/words/words";
import { havingWords } from "./find/matching";
import { asTyped, spellingsOf } from "./find/spellings";
import type { FoundPerson } from "./find-person";
import { knownTogether } from "./known-together";
import { listExactly, within } from "./list";
import { personInScope } from "./person-scope";
import { withoutRepeats } from "./phone";
import type { PeopleFilter } from "./types/list";

const pageSize = 1_000;
const header = [
  "Name",
  "Kind",
  "Phone",
  "Other phones",
  "Date of birth",
  "Email",
  "Remarks",
];

type Asked = { q: string; filter: PeopleFilter };

/**
 * Those whom the list shows a member of staff, as the lines of a CSV file, a thousand at a time; that it was
 * taken is written down before the first. Somebody of several records is one line, with what all of them know.
 * Spreadsheets read no cell as a formula: one that could be gets an apostrophe, which our own import takes off again.
 */
export async function* exportPeople(staff: Staff, asked: Asked): AsyncGenerator<string> {
  await recordAudit(db(), {
    staffId: staff.id,
    action: "patients.exported",
    subject: "person",
    details: { filter: asked.filter, searched: asked.q !== "" },
  });
  const which = await shown(staff, asked);
  yield `${byteOrderMark}${csvLines([header])}`;
  let after = 0;
  for (;;) {
    const page = await readPage(which, after);
    if (page.length > 0) yield csvLines(await asCells(page));
    if (page.length < pageSize) return;
    after = page.at(-1)?.id ?? 0;
  }
}

/** Whom a search shows: who has the very words, or else, a typo forgiven, who has what they may mean. */
async function shown({ scope }: Staff, { q, filter }: Asked): Promise<SQL | undefined> {
  const which = within(filter);
  const seen = and(which, personInScope(scope, people.id));
  if (q.trim() === "") return seen;
  const words = nameWordsOf(q);
  const { rows } = await listExactly(scope, { q, which, limit: 1 });
  const meant = rows.length > 0 ? asTyped(words) : await spellingsOf(words);
  return meant ? and(seen, havingWords(scope, meant)) : sql`false`;
}

const readPage = (which: SQL | undefined, after: number) =>
  db()
    .select()
    .from(people)
    .where(and(gt(people.id, after), which))
    .orderBy(asc(people.id))
    .limit(pageSize);

async function asCells(page: FoundPerson[]): Promise<string[][]> {
  const merged = await mergedInto(page.map(({ id }) => id));
  const phones = await phonesOf([...page, ...merged].map(({ id }) => id));
  return page.map((person) => {
    const beneath = merged.filter(({ mergedIntoId }) => mergedIntoId === person.id);
    const records = [person, ...beneath];
    const { bornOn, email, remarks } = knownTogether(records);
    const known = records.flatMap(({ id }) =>
      phones.filter(({ personId }) => personId === id),
    );
    const [first = "", ...others] = withoutRepeats(known).map(({ phone }) => phone);
    const more = others.join(" / ");
    return [person.name, person.kind, first, more, bornOn ?? "", email, remarks];
  });
}

const mergedInto = (ids: number[]) =>
  db().select().from(people).where(inArray(people.mergedIntoId, ids)).orderBy(people.id);

const phonesOf = (ids: number[]) =>
  db()
    .select()
    .from(personPhones)
    .where(inArray(personPhones.personId, ids))
    .orderBy(personPhones.id);
