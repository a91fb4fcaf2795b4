import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import type { ListFilter } from "@/lib/dialogs/types/list";
import { isIndexable, patternsOf } from "@/lib/patients/find/words";

/**
 * So many of the newest are looked through before the index is asked, as far as it takes to find enough. A common word
 * is found among them at once, and would be the index's slowest; a rare one is not, and is its fastest. How many they
 * had says how far a word between the two is worth looking for: so far at most.
 */
const atFirst = 5_000;
const atMost = 50_000;
/** Where the index knows none of the words, nothing older is found. */
const withoutIndex = 20_000;

/** A message or a note that has the words. */
export type Found = { kind: "message" | "note"; id: number; at: string };

/** The place of something found among all, newest first; at one moment messages before notes, higher ids first. */
export type FoundPlace = Found;

type Asked = {
  staff: Staff;
  words: readonly string[];
  filter: Pick<ListFilter, "account" | "channel">;
  before: FoundPlace | null;
  limit: number;
};

/** Where words are looked for: a table with the columns that it needs, all of whose rows the index of words covers. */
type Source = { kind: Found["kind"]; rows: SQL; accountOf: SQL };

const sources: readonly Source[] = [
  {
    kind: "message",
    rows: sql`(select id, at, account_id, search_text from messages)`,
    accountOf: sql`f.account_id`,
  },
  {
    kind: "note",
    rows: sql`(select id, written_at as at, dialog_id, search_text from notes)`,
    accountOf: sql`(select account_id from dialogs where dialogs.id = f.dialog_id)`,
  },
];

/**
 * The newest messages and notes that have all the folded words, of the accounts that may be seen, whatever their age.
 * Words too short for the index are looked for among the newest 20,000 only.
 */
export async function findWords(asked: Asked): Promise<Found[]> {
  const found = await Promise.all(sources.map((source) => findIn(source, asked)));
  return found.flat().sort(newestFirst).slice(0, asked.limit);
}

/** Newest first, messages before notes of the same moment. */
function newestFirst(one: Found, other: Found): number {
  if (one.at !== other.at) return one.at < other.at ? 1 : -1;
  if (one.kind !== other.kind) return one.kind === "message" ? -1 : 1;
  return other.id - one.id;
}

async function findIn(source: Source, asked: Asked): Promise<Found[]> {
  const { words, limit } = asked;
  const among = (size: number) => read(source, asked, amongNewest(source, asked, size));
  if (!words.some(isIndexable)) return among(withoutIndex);
  const first = await among(atFirst);
  if (first.length === limit) return first;
  const enough = likelyEnough(first.length, limit);
  const found = enough <= atMost ? await among(enough) : [];
  return found.length === limit ? found : read(source, asked, amongAll(source, asked));
}

/** How many of the newest will have so many with some room for chance, after what the first of them had. */
const likelyEnough = (found: number, limit: number): number =>
  Math.ceil(((atFirst * limit) / found) * 1.5);

type Among = { having: SQL; rows: SQL };

/** Looks at the newest rows, whatever they say. */
const amongNewest = (source: Source, { words, before }: Asked, size: number): Among => ({
  having: sql``,
  rows: sql`(
    select * from ${source.rows} w where ${isBefore(source, sql`w`, before)}
    order by at desc, id desc limit ${size}) f where ${saysWords(words)}`,
});

/** Asks the index. Materialised, or the planner might walk through the newest for as long as it takes. */
const amongAll = (source: Source, { words, before }: Asked): Among => ({
  having: sql`with f as materialized (
    select * from ${source.rows} w where ${hasWords(sql`w`, words)})`,
  rows: sql`f where ${isBefore(source, sql`f`, before)}`,
});

async function read(source: Source, asked: Asked, among: Among): Promise<Found[]> {
  const { staff, filter, limit } = asked;
  const { kind, accountOf } = source;
  const { rows } = await db().execute<{ id: string; at: Date }>(sql`
    ${among.having}
    select f.id, f.at from ${among.rows}
      and ${inScope(staff.scope, accountOf)} and ${within(filter, accountOf)}
    order by f.at desc, f.id desc limit ${limit}`);
  return rows.map(({ id, at }) => ({
    kind,
    id: Number(id),
    at: new Date(at).toISOString(),
  }));
}

/** The same as {@link hasWords}, in half the time where no index is asked. */
const saysWords = (words: readonly string[]): SQL =>
  sql.join(
    words.map((word) => sql`strpos(f.search_text, ${word}) > 0`),
    sql` and `,
  );

const hasWords = (table: SQL, words: readonly string[]): SQL =>
  sql.join(
    patternsOf(words).map((pattern) => sql`${table}.search_text like ${pattern}`),
    sql` and `,
  );

function isBefore({ kind }: Source, table: SQL, before: FoundPlace | null): SQL {
  if (!before) return sql`true`;
  // Of the same moment, all notes come after any message, and no message comes after a note.
  const otherKind = kind === "note" ? Number.MAX_SAFE_INTEGER : 0;
  const id = before.kind === kind ? before.id : otherKind;
  return sql`(${table}.at, ${table}.id) < (${before.at}::timestamptz, ${id}::bigint)`;
}

function within({ account, channel }: Asked["filter"], accountOf: SQL): SQL {
  const ofAccount = account === null ? sql`true` : sql`${accountOf} = ${account}`;
  const ofChannel =
    channel === null
      ? sql`true`
      : sql`${accountOf} in (select id from accounts where channel = ${channel})`;
  return sql`${ofAccount} and ${ofChannel}`;
}
