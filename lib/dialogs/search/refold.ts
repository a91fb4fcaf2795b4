import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { foldings } from "@/db/schema";
import type { MessageDetails } from "@/lib/channels/types";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { fold, foldVersion } from "@/lib/words/fold";
import { backfill, batchSize } from "./backfill";
import { messageSearchText } from "./search-text";

/** One run of the sweep takes about so long; the rest comes with the next ones. */
const patienceMs = 2_000;

/** What is searched: where it is kept, what its words are made of, and how. */
type Subject = { name: string; source: SQL; searchText(found: Found): string };

type Found = {
  id: string;
  text: string;
  details: MessageDetails;
  names: string[];
  phones: string[];
};

const subjects: readonly Subject[] = [
  {
    name: "messages",
    source: sql`select m.id, m.text, m.details, array(
      select file_name from attachments f where f.message_id = m.id order by position) as names
      from messages m where m.unsent_at is null and`,
    searchText: ({ text, details, names }) =>
      messageSearchText({ text, details, fileNames: names }),
  },
  {
    name: "notes",
    source: sql`select m.id, m.text from notes m where m.withdrawn_at is null and`,
    searchText: ({ text }) => fold(text),
  },
  {
    name: "contacts",
    source: sql`select m.id, array_remove(array[m.name, m.handle], null) as names, array(
      select i.value from identities i
      where i.contact_id = m.id and i.kind = 'phone' and i.ended_at is null order by i.id) as phones
      from contacts m where`,
    searchText: ({ names, phones }) => searchTextOf(names, phones),
  },
  {
    name: "people",
    source: sql`select m.id, array[m.name] as names, array(
      select p.phone from person_phones p where p.person_id = m.id order by p.id) as phones
      from people m where`,
    searchText: ({ names, phones }) => searchTextOf(names, phones),
  },
];

/**
 * Folds anew what was stored by an older version of the rules, so that it is found by words folded as they are now.
 * Begins where it was left, safe anywhere and twice at once. Returns how many rows were looked at: none, once done.
 */
export async function refold(): Promise<number> {
  const done = await db()
    .select({ name: foldings.subject })
    .from(foldings)
    .where(and(eq(foldings.version, foldVersion), isNotNull(foldings.doneAt)));
  const left = subjects.filter(({ name }) => !done.some((one) => one.name === name));
  const until = Date.now() + patienceMs;
  let count = 0;
  for (const subject of left) count += await refoldSubject(subject, until);
  return count;
}

const refoldSubject = (subject: Subject, until: number): Promise<number> =>
  backfill(
    {
      subject: subject.name,
      step: (rows, after) => refoldBatch(rows, subject, after),
      ends: true,
    },
    until,
  );

async function refoldBatch(
  rows: Rows,
  subject: Subject,
  after: number,
): Promise<number[]> {
  const { rows: found } = await rows.execute<Found>(sql`
    ${subject.source} m.id > ${after} order by m.id limit ${batchSize}`);
  const ids = found.map(({ id }) => Number(id));
  const texts = found.map((one) => subject.searchText(one));
  await rows.execute(sql`
    update ${sql.identifier(subject.name)} t set search_text = anew.text
    from unnest(${sql.param(ids)}::bigint[], ${sql.param(texts)}::text[]) as anew(id, text)
    where t.id = anew.id and t.search_text is distinct from anew.text`);
  return ids;
}
