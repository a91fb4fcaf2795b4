import { sql } from "drizzle-orm";
import { db } from "@/db";
import { pendingMigrations } from "@/db/pending-migrations";
import { organisation } from "@/db/schema";

/** A part that must be well for messages to come and go. */
type Part = "database" | "migrations" | "sweep";

/** How long (ms) an answer stands for whoever else asks: no monitor sees more than that of the past. */
const answerStandsMs = 1_000;

let said: { parts: Promise<Part[]>; until: number } | null = null;

/** What {@link failingParts} finds, asked of the database once a second at most, however many want to know. */
export function readinessNow(): Promise<Part[]> {
  if (!said || Date.now() >= said.until) said = ask();
  return said.parts;
}

/** Nobody asks beside one who waits for the answer already. */
function ask() {
  const begunAt = Date.now();
  const asked = { parts: failingParts(), until: Number.POSITIVE_INFINITY };
  void asked.parts.finally(() => {
    asked.until = begunAt + answerStandsMs;
  });
  return asked;
}

/** Every hosting sweeps each minute at least; one run may be missed, and one may take a minute. */
const sweepAgeMs = 4 * 60_000;

/**
 * Which parts are not well: the database unreachable, its tables older than this version, or nothing swept of late.
 * Without a database the others can't be asked. Empty where all is well.
 */
async function failingParts(now = new Date()): Promise<Part[]> {
  if (!(await isWell(answers))) return ["database"];
  if (!(await isWell(isMigrated))) return ["migrations"];
  return (await isWell(() => isSwept(now))) ? [] : ["sweep"];
}

const isWell = (question: () => Promise<boolean>) => question().catch(() => false);

async function answers(): Promise<boolean> {
  return Boolean(await db().execute(sql`select 1`));
}

async function isMigrated(): Promise<boolean> {
  return (await pendingMigrations(db())) === 0;
}

async function isSwept(now: Date): Promise<boolean> {
  const [found] = await db().select({ at: organisation.sweptAt }).from(organisation);
  return Boolean(found?.at && now.getTime() - found.at.getTime() <= sweepAgeMs);
}
