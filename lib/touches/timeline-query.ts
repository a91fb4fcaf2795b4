import { type SQL, sql } from "drizzle-orm";
import { opaque, opaqueAll, prepared } from "@/db/prepared";
import { daysAfter } from "@/lib/format";
import { momentOf } from "@/lib/wall-clock";
import type { PersonDialog } from "./person-dialogs";
import type { TimelineFilter } from "./types";

/** Whose timeline is read, which of their dialogs count, and by which clock a day is a day. */
export type Asked = {
  personId: number;
  dialogs: PersonDialog[];
  zone: string;
  filter: TimelineFilter;
};

/** A place in a timeline: what stands after it is older, or as old and of a lower key. */
export type Place = { at: Date; key: string };

/**
 * One page of what a query finds, newest first. The query gives `at` and `key` for each, and no two have the same.
 * @package
 */
export async function pageOf<Row extends Record<string, unknown>>(
  query: SQL,
  { before, limit }: { before: Place | null; limit: number },
): Promise<Row[]> {
  const older = before
    ? sql`(found.at, found.key collate "C") < (${before.at}, ${before.key})`
    : sql`true`;
  return prepared(sql<Row>`
    select * from (${query}) found where ${older}
    order by found.at desc, found.key collate "C" desc limit ${opaque(limit)}`);
}

/** How much each of several queries finds in all. @package */
export async function countEach<Name extends string>(
  queries: Record<Name, SQL>,
): Promise<Record<Name, number>> {
  const counts = Object.entries<SQL>(queries).map(
    ([name, query]) =>
      sql`(select count(*)::int from (${query}) found) as ${sql.identifier(name)}`,
  );
  const [found] = await prepared(
    sql<Record<Name, number>>`select ${sql.join(counts, sql`, `)}`,
  );
  return found as Record<Name, number>;
}

/** The dialogs that the filter leaves, as a list of ids. @package */
export function dialogIds({ dialogs, filter }: Asked): SQL {
  const left = dialogs.filter(
    ({ account }) =>
      (filter.account === null || account.id === filter.account) &&
      (filter.channel === null || account.channel === filter.channel),
  );
  return opaqueAll(left.map(({ id }) => id));
}

/** Whether a moment lies in the days of the filter, by the clinic's clock. @package */
export function inDays({ filter, zone }: Asked, at: SQL): SQL {
  const from = filter.from && momentOf(`${filter.from}T00:00`, zone);
  const to = filter.to && momentOf(`${daysAfter(filter.to, 1)}T00:00`, zone);
  return sql`(${from ? sql`${at} >= ${from}` : sql`true`} and ${to ? sql`${at} < ${to}` : sql`true`})`;
}
