import { type SQL, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { foldVersion } from "@/lib/words/fold";
import { mayHaveTypo, tokensOf } from "@/lib/words/typos";
import { backfill, batchSize } from "./backfill";

/** One run of the sweep takes about so long; the rest comes with the next ones. */
const patienceMs = 2_000;
/** What was stored so long ago has nothing before it that is still being stored. */
const settledAfter = sql`interval '1 minute'`;
/** Nobody types longer words. */
const longest = 40;

/** Where words are said. */
type Subject = { name: "messages" | "notes"; storedAt: SQL };

const placeOf = (name: Subject["name"]): string => `words of ${name}`;

const subjects: readonly Subject[] = [
  { name: "messages", storedAt: sql`m.received_at` },
  { name: "notes", storedAt: sql`m.written_at` },
];

/**
 * Gathers the words of what was said since the last time (`said_words`), from a minute after it was stored. Safe
 * anywhere and twice at once. Returns how many messages and notes were read: none, once all are.
 */
export async function gatherWords(): Promise<number> {
  const until = Date.now() + patienceMs;
  let count = 0;
  for (const subject of subjects) {
    if (await hasMore(subject)) count += await gatherIn(subject, until);
  }
  return count;
}

/** So many messages whose words are still to be gathered hardly have one that no other says. */
const few = 50_000;

/** Are the words of all messages but a few gathered? Until then, as after an upgrade, nobody knows what was never said. */
export const areMostGathered: SQL = sql`
  coalesce((select max(id) from messages), 0) - coalesce((
    select up_to_id from foldings
    where subject = ${placeOf("messages")} and version = ${foldVersion}::int), 0) < ${few}::int`;

/** Most of the time nothing is to be gathered: to look costs no lock and no transaction. */
async function hasMore({ name, storedAt }: Subject): Promise<boolean> {
  const { rows } = await db().execute<{ more: boolean }>(sql`
    select coalesce((
      select ${storedAt} from ${sql.identifier(name)} m where m.id > coalesce((
        select up_to_id from foldings
        where subject = ${placeOf(name)} and version = ${foldVersion}::int), 0)
      order by m.id limit 1) < now() - ${settledAfter}, false) as more`);
  return rows[0]?.more ?? false;
}

const gatherIn = (subject: Subject, until: number): Promise<number> =>
  backfill(
    {
      subject: placeOf(subject.name),
      begin: (rows) => forgetAll(rows, subject),
      step: (rows, after) => gatherBatch(rows, subject, after),
      ends: false,
    },
    until,
  );

/** By other rules words are folded otherwise. */
async function forgetAll(rows: Rows, { name }: Subject): Promise<void> {
  await rows.execute(sql`delete from said_words where said_in = ${name}`);
}

async function gatherBatch(
  rows: Rows,
  { name, storedAt }: Subject,
  after: number,
): Promise<number[]> {
  const { rows: found } = await rows.execute<Said & { settled: boolean }>(sql`
    select m.id, m.search_text as text, ${storedAt} < now() - ${settledAfter} as settled
    from ${sql.identifier(name)} m where m.id > ${after} order by m.id limit ${batchSize}`);
  const young = found.findIndex(({ settled }) => !settled);
  const said = young === -1 ? found : found.slice(0, young);
  await keepWords(rows, name, said);
  return said.map(({ id }) => Number(id));
}

/** Gathers the words of a message whose text has just been edited. */
export async function gatherEdited(
  rows: Rows,
  messageId: number,
  searchText: string,
): Promise<void> {
  await keepWords(rows, "messages", [{ id: String(messageId), text: searchText }]);
}

/** In the order of the words, so that no two who keep some wait for each other. */
async function keepWords(rows: Rows, name: Subject["name"], said: readonly Said[]) {
  const words = [...firstSaid(said)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  await rows.execute(sql`
    insert into said_words (word, said_in, said_id)
    select word, ${name}, id
    from unnest(${sql.param(words.map(([word]) => word))}::text[],
      ${sql.param(words.map(([, id]) => id))}::bigint[]) as said(word, id)
    on conflict do nothing`);
}

type Said = { id: string; text: string };

/** Each word in which a slip of the fingers is forgiven, with the first of these texts that has it. */
function firstSaid(said: readonly Said[]): Map<string, string> {
  const words = new Map<string, string>();
  for (const { id, text } of said) {
    for (const word of tokensOf(text)) {
      if (!words.has(word) && word.length <= longest && mayHaveTypo(word))
        words.set(word, id);
    }
  }
  return words;
}
