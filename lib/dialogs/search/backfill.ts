import { eq } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { foldings } from "@/db/schema";
import { foldVersion } from "@/lib/words/fold";

/** So many rows are read at a time. */
export const batchSize = 1_000;

/** What is done with the rows after an id. Answers with the ids of those that it read; fewer than a batch are the last. */
type Step = (rows: Rows, after: number) => Promise<number[]>;

type Backfill = {
  subject: string;
  step: Step;
  /** Whoever has gone so far by older rules begins anew. */
  begin?: (rows: Rows) => Promise<void>;
  /** Is it done with the last row, or does it go on with what comes? */
  ends: boolean;
};

/**
 * Goes through the rows of a subject in the order of their ids, from where it was left, until a moment (ms). Safe
 * anywhere and twice at once: each batch is a transaction that holds the subject's place. Returns how many it read.
 */
export async function backfill(job: Backfill, until: number): Promise<number> {
  let count = 0;
  let batch = batchSize;
  while (batch === batchSize && Date.now() < until) {
    batch = await db().transaction((rows) => backfillBatch(rows, job));
    count += batch;
  }
  return count;
}

async function backfillBatch(rows: Rows, job: Backfill): Promise<number> {
  const after = await placeOf(rows, job);
  if (after === null) return 0;
  const ids = await job.step(rows, after);
  const isDone = job.ends && ids.length < batchSize;
  await rows
    .update(foldings)
    .set({ upToId: ids.at(-1) ?? after, doneAt: isDone ? new Date() : null })
    .where(eq(foldings.subject, job.subject));
  return ids.length;
}

/** Where to go on; null while somebody else is at it, and once it is done. */
async function placeOf(rows: Rows, { subject, begin }: Backfill): Promise<number | null> {
  await rows
    .insert(foldings)
    .values({ subject, version: foldVersion })
    .onConflictDoNothing();
  const [held] = await rows
    .select()
    .from(foldings)
    .where(eq(foldings.subject, subject))
    .for("update", { skipLocked: true });
  if (!held) return null;
  if (held.version === foldVersion) return held.doneAt ? null : held.upToId;
  await begin?.(rows);
  await rows
    .update(foldings)
    .set({ version: foldVersion, upToId: 0, doneAt: null })
    .where(eq(foldings.subject, subject));
  return 0;
}
