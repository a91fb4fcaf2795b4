import { sql } from "drizzle-orm";
import type { Database } from "@/db";
import { pendingMigrations } from "@/db/pending-migrations";
import { organisation, staff } from "@/db/schema";
import { type Finding, well, wrong } from "./finding";

const leastVersion = 14;

/** Further apart, windows of 24 hours and signed links end too early or too late. */
const clocksApartMs = 5_000;

/** Asks a database whether the product can live in it. @throws where it can't be reached. */
export async function examineDatabase(database: Database): Promise<Finding[]> {
  const ground = [await versionOf(database), await clockOf(database)];
  const pending = await pendingMigrations(database).catch(() => null);
  if (pending === null || pending > 0) return [...ground, behind(pending)];
  return [
    ...ground,
    well("Its tables are this version's."),
    await lettersOf(database),
    await peopleOf(database),
    await sweepOf(database),
  ];
}

async function versionOf(database: Database): Promise<Finding> {
  const { rows } = await database.execute<{ version: number; encoding: string }>(sql`
    select current_setting('server_version_num')::int / 10000 as version,
      current_setting('server_encoding') as encoding`);
  const { version = 0, encoding = "" } = rows[0] ?? {};
  if (version < leastVersion)
    return wrong(`It is PostgreSQL ${version}; ${leastVersion} or later is needed.`);
  if (encoding !== "UTF8")
    return wrong(
      `Its encoding is ${encoding}, which can't keep every patient's letters. Make it anew with UTF8.`,
    );
  return well(`PostgreSQL ${version} answers, and keeps UTF-8.`);
}

async function clockOf(database: Database): Promise<Finding> {
  const askedAt = Date.now();
  const { rows } = await database.execute<{ now: number }>(
    sql`select extract(epoch from clock_timestamp())::float8 * 1000 as now`,
  );
  return judgeClocks({ theirs: Number(rows[0]?.now), askedAt, answeredAt: Date.now() });
}

/** Compares this machine's clock with another's, which answered somewhere between asking and hearing (ms). */
export function judgeClocks(clocks: {
  theirs: number;
  askedAt: number;
  answeredAt: number;
}): Finding {
  const { theirs, askedAt, answeredAt } = clocks;
  const apartMs = Math.max(askedAt - theirs, theirs - answeredAt, 0);
  if (apartMs <= clocksApartMs)
    return well("This machine's clock and the database's agree.");
  return wrong(
    `This machine's clock and the database's are ${Math.round(apartMs / 1000)} s apart. Set both by NTP: timedatectl set-ntp true`,
  );
}

const behind = (pending: number | null): Finding =>
  wrong(
    pending === null
      ? "It has no tables yet. Make them: npm run db:migrate"
      : `It lacks ${pending} of this version's migrations. Apply them: npm run db:migrate`,
  );

async function lettersOf(database: Database): Promise<Finding> {
  const { rows } = await database.execute<{ found: string[] }>(
    sql`select show_trgm('привет') as found`,
  );
  return (rows[0]?.found.length ?? 0) > 1
    ? well("The search finds words in any script.")
    : wrong(
        "Its locale is C: the search finds English letters alone. Make it anew with a locale such as C.UTF-8 or en_US.UTF-8.",
      );
}

async function peopleOf(database: Database): Promise<Finding> {
  return (await database.$count(staff)) > 0
    ? well("Somebody can sign in.")
    : wrong(
        "Nobody can sign in: set ADMIN_EMAIL and ADMIN_PASSWORD, and run npm run db:migrate once.",
      );
}

async function sweepOf(database: Database): Promise<Finding> {
  const [found] = await database.select({ at: organisation.sweptAt }).from(organisation);
  const minutes = found?.at
    ? Math.round((Date.now() - found.at.getTime()) / 60_000)
    : null;
  if (minutes !== null && minutes <= 5) return well("The sweep has run of late.");
  return wrong(
    `The sweep ${minutes === null ? "has never run" : `last ran ${minutes} minutes ago`}: what was not sent at once waits. Start the product, or see whether the cron of /api/sweep is refused.`,
  );
}
