import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import type { ListFilter } from "@/lib/dialogs/types/list";

/** A message or a note that has the words. */
export type Found = { kind: "message" | "note"; id: number; at: string };

/** The place of something found among all, newest first; at one moment messages before notes, higher ids first. */
export type FoundPlace = Found;

/** Words in the ways in which they are looked for: what has all of one way is found. */
export type Ways = readonly (readonly string[])[];

/** Which words are looked for, for whom: the newest so many of what has them, before a place. */
export type Asked = {
  staff: Staff;
  ways: Ways;
  filter: Pick<ListFilter, "account" | "channel">;
  before: FoundPlace | null;
  limit: number;
};

/** Where words are looked for: a table with the columns that it needs, all of whose rows the index of words covers. */
export type Source = { kind: Found["kind"]; rows: SQL; accountOf: SQL };

/** Messages and notes. @package */
export const sources: readonly Source[] = [
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
 * Where in a source to look: through so many of the newest, or by the index at what answers to each way's patterns, in
 * slices of time (`time_slices`) or at any.
 */
export type Where = { newest: number } | InIndex;
type InIndex = { patterns: Ways; slices?: number[] };

/** The newest of what has the words there. @package */
export async function lookIn(
  source: Source,
  asked: Asked,
  where: Where,
): Promise<Found[]> {
  const { kind, accountOf } = source;
  const { having, rows } =
    "newest" in where ? inNewest(source, asked, where) : inIndex(source, where);
  const { rows: found } = await db().execute<{ id: string; at: Date }>(sql`
    ${having} select f.id, f.at from ${rows} f
    where ${inOneWay(asked.ways, says)} and ${isBefore(source, sql`f`, asked.before)}
      and ${inScope(asked.staff.scope, accountOf)} and ${within(asked.filter, accountOf)}
    order by f.at desc, f.id desc limit ${asked.limit}`);
  return found.map(({ id, at }) => ({
    kind,
    id: Number(id),
    at: new Date(at).toISOString(),
  }));
}

type Looked = { having: SQL; rows: SQL };

const inNewest = (
  source: Source,
  { before }: Asked,
  { newest }: { newest: number },
): Looked => ({
  having: sql``,
  rows: sql`(${newestOf(source, { what: sql`*`, before })} limit ${newest})`,
});

/** Materialised, or the planner might walk through the newest for as long as it takes. */
function inIndex({ rows }: Source, { patterns, slices }: InIndex): Looked {
  const answers = inOneWay(patterns, (pattern) => sql`w.search_text like ${pattern}`);
  const when = slices ? sql`time_slices(w.at) && ${sql.param(slices)}::int[] and` : sql``;
  return {
    having: sql`with found as materialized (
      select * from ${rows} w where ${when} ${answers})`,
    rows: sql`found`,
  };
}

/** What stands in a source before a place, newest first, without a limit. @package */
export const newestOf = (
  source: Source,
  { what, before }: { what: SQL; before: FoundPlace | null },
): SQL => sql`
  select ${what} from ${source.rows} w where ${isBefore(source, sql`w`, before)}
  order by w.at desc, w.id desc`;

const says = (word: string): SQL => sql`strpos(f.search_text, ${word}) > 0`;

/** All that one way asks for, or all that another does. @package */
export const inOneWay = (ways: Ways, asking: (one: string) => SQL): SQL => {
  const each = ways.map((way) => sql.join(way.map(asking), sql` and `));
  return sql`(${sql.join(each, sql` or `)})`;
};

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
