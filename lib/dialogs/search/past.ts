import { sql } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { hourMs } from "@/lib/durations";
import { type Slices, slicesOver } from "./time-slices";
import { type Asked, newestOf, type Source } from "./word-sources";

/** So many texts tell which letters are common. */
const inSample = 200;
/** What was brought over at one moment says nothing of the times before. */
const shortestMs = hourMs;
/** Of more than this share of the past, the index is sooner asked for all. */
const largestShare = 1 / 4;

/** What was said before a place: up to when, since when the newest so many, since when any, and what some say. */
export type Past = { to: Date; from: Date; oldest: Date; sample: string };

/** Null where there are fewer than so many. One statement, which reads a few pages of an index. @package */
export async function pastOf(
  source: Source,
  { before }: Asked,
  size: number,
): Promise<Past | null> {
  const [at, text] = [sql`w.at`, sql`w.search_text`].map((what) =>
    newestOf(source, { what, before }),
  );
  const rows = await prepared(sql<Record<keyof Past, string | null>>`
    select (${at} limit 1) as to, (${at} offset ${sql.raw(String(size - 1))} limit 1) as from,
      (select at from ${source.rows} w order by at, id limit 1) as oldest,
      array_to_string(array(${text} limit ${sql.raw(String(inSample))}), ' ') as sample`);
  const [{ to = null, from = null, oldest = null, sample = null } = {}] = rows;
  if (!to || !from || !oldest || sample === null) return null;
  return { to: new Date(to), from: new Date(from), oldest: new Date(oldest), sample };
}

/**
 * The slices of time that are likely to have enough, with some room for chance, where since `from` so many were had;
 * null where it would take so much of the past that all of it is no dearer.
 */
export function likelySlices(
  { to, oldest }: Past,
  { from, had, enough }: { from: Date; had: number; enough: number },
): Slices | null {
  const times = Math.max(2, (1.5 * enough) / Math.max(had, 1));
  const farMs = times * Math.max(shortestMs, to.getTime() - from.getTime());
  if (farMs > largestShare * (to.getTime() - oldest.getTime())) return null;
  return slicesOver(new Date(to.getTime() - farMs), to);
}
