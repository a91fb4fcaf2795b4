import { isNotNull, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { pendingMigrations } from "@/db/pending-migrations";
import { credentials, organisation, staff } from "@/db/schema";
import { readableSecret } from "@/lib/accounts/secrets/credential";
import { env } from "@/lib/env";
import { judgeClocks } from "./clocks";
import { type Finding, well, wrong } from "./finding";

const leastVersion = 14;

/** Asks a database whether the product can live in it. @throws where it can't be reached. */
export async function examineDatabase(database: Database): Promise<Finding[]> {
  const ground = [
    await versionOf(database),
    await clockOf(database),
    await lettersOf(database),
  ];
  const pending = await pendingMigrations(database).catch(() => null);
  if (pending === null || pending > 0) return [...ground, behind(pending)];
  return [
    ...ground,
    well("Its tables are this version's."),
    await peopleOf(database),
    await zoneOf(database),
    ...(await tokensOf(database)),
    await sweepOf(database),
  ];
}

/** Asks whether the address that migrations take leads to the same database. @throws where it can't be reached. */
export async function examineDirect(
  database: Database,
  direct: Database,
): Promise<Finding> {
  return (await markOf(direct)) === (await markOf(database))
    ? well("DATABASE_DIRECT_URL leads to the same database.")
    : wrong(
        "DATABASE_DIRECT_URL leads to another database than DATABASE_URL: migrations would change that one.",
      );
}

/** What no two databases have in common: the organisation's own mark, or before there are tables the name. */
async function markOf(database: Database): Promise<string | undefined> {
  const found = await database
    .select({ epoch: organisation.epoch })
    .from(organisation)
    .catch(() => []);
  if (found[0]) return found[0].epoch;
  const { rows } = await database.execute<{ name: string }>(
    sql`select current_database() as name`,
  );
  return rows[0]?.name;
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
  return judgeClocks("the database", {
    theirs: Number(rows[0]?.now),
    askedAt,
    answeredAt: Date.now(),
  });
}

const behind = (pending: number | null): Finding =>
  wrong(
    pending === null
      ? "It has no tables yet. Make them: npm run db:migrate"
      : `It lacks ${pending} of this version's migrations. Apply them: npm run db:migrate`,
  );

async function lettersOf(database: Database): Promise<Finding> {
  return (await findsLetters(database))
    ? well("The search finds words in any script.")
    : wrong(
        "Its locale is C: the search finds English letters alone. Make it anew with a locale such as C.UTF-8 or en_US.UTF-8.",
      );
}

/** Before the tables are made there is no search to ask, but the locale has its name already. */
async function findsLetters(database: Database): Promise<boolean> {
  const { rows } = await database.execute<{ locale: string; searches: boolean }>(sql`
    select datctype as locale, to_regproc('show_trgm') is not null as searches
    from pg_database where datname = current_database()`);
  const { locale = "", searches } = rows[0] ?? {};
  if (!searches) return !["C", "POSIX"].includes(locale);
  const { rows: found } = await database.execute<{ parts: string[] }>(
    sql`select show_trgm('привет') as parts`,
  );
  return (found[0]?.parts.length ?? 0) > 1;
}

async function peopleOf(database: Database): Promise<Finding> {
  return (await database.$count(staff)) > 0
    ? well("Somebody can sign in.")
    : wrong(
        "Nobody can sign in: set ADMIN_EMAIL and ADMIN_PASSWORD, and run npm run db:migrate once.",
      );
}

/** Systems that leave out older names of zones do not know what another one took, as after an upgrade or a restore. */
async function zoneOf(database: Database): Promise<Finding> {
  const { rows } = await database.execute<{ zone: string; known: boolean }>(sql`
    select time_zone as zone,
      exists (select from pg_timezone_names where name = time_zone) as known
    from organisation`);
  const { zone = "", known } = rows[0] ?? {};
  return known
    ? well(`It knows the clinic's time zone, ${zone}.`)
    : wrong(
        `It does not know the clinic's time zone by the name ${zone}: save the clinic in Settings, Opening hours, which takes another name of it.`,
      );
}

/** Stored tokens that these keys don't open, as after a restore with another environment: nothing can be sent then. */
async function tokensOf(database: Database): Promise<Finding[]> {
  if (!env().SEALING_KEYS) return [];
  const stored = await database
    .select()
    .from(credentials)
    .where(isNotNull(credentials.sealedSecret));
  if (stored.length === 0) return [];
  const lost = stored.filter((credential) => readableSecret(credential) === null).length;
  return [
    lost === 0
      ? well("SEALING_KEYS opens every stored token.")
      : wrong(
          `SEALING_KEYS does not open ${lost} of ${stored.length} stored tokens: put the key that sealed them back into the list, or enter those tokens again in Settings.`,
        ),
  ];
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
