import { and, gt, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { bulkInsert } from "@/db/bulk-rows";
import { attachments, fileRemovals, pictures, uploads } from "@/db/schema";
import { dayMs } from "@/lib/durations";
import { log } from "@/lib/log";
import { clearOldParts } from "./local/disk";
import { deleteFiles } from "./store";
import { isLocal } from "./uploadthing";

/** So many in one run of the sweep. */
const most = 100;
/** An upload that never arrived goes after two days, one that waits with what its writer has begun after a month. */
export const unfinishedMs = 2 * dayMs;
const unsentMs = 30 * dayMs;
const claimMs = 60_000;

/**
 * Lets go of the files of these messages, in the caller's transaction: they can't be opened from its commit on, and are
 * deleted afterwards ({@link removeDueFiles}). A file that another message has as well stays.
 */
export async function letGoOfFiles(rows: Rows, messageIds: number[]): Promise<void> {
  if (messageIds.length === 0) return;
  const theirs = sql`${attachments.messageId} = any(${sql.param(messageIds)}::bigint[])`;
  const held = await rows
    .select({ key: attachments.fileKey })
    .from(attachments)
    .where(theirs);
  await rows.update(attachments).set({ fileKey: null, sourceUrl: null }).where(theirs);
  const keys = held.flatMap(({ key }) => key ?? []);
  await noteRemovals(rows, keys);
}

/** Notes stored files for deletion, in the caller's transaction. Safe to repeat, and to name one twice. */
export async function noteRemovals(rows: Rows, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  const noted = [...new Set(keys)].map((fileKey) => ({ fileKey }));
  await rows.execute(sql`
    ${bulkInsert(fileRemovals, noted)}
    on conflict (file_key) do update set due_at = least(file_removals.due_at, excluded.due_at)`);
}

/**
 * Notes files that are about to be stored: whatever becomes of who stores them, each is deleted unless something has it
 * by then. @throws where the database is away: then nothing may be stored.
 */
export async function noteStoring(keys: string[], withinMs: number): Promise<void> {
  const dueAt = sql`now() + ${withinMs} * interval '1 ms'`;
  await db()
    .insert(fileRemovals)
    .values(keys.map((fileKey) => ({ fileKey, dueAt })));
}

/**
 * Deletes files that nothing was to keep; where the files room refuses that now, the sweep does it.
 * @throws where the database is away: then they stay.
 */
export async function removeFiles(keys: string[]): Promise<void> {
  await noteRemovals(db(), keys);
  await removeDueFiles();
}

/** Deletes what was let go of, and what was attached and never sent. Safe twice at once. Returns how many. */
export async function removeDueFiles(): Promise<number> {
  await letGoOfUnsent();
  if (isLocal()) await clearOldParts();
  const keys = await claimDue();
  const free = await unheld(keys);
  try {
    await deleteFiles(free);
    await forgetRemovals(keys);
  } catch (fault) {
    log("warn", "files.notDeleted", { count: free.length }, fault);
  }
  return free.length;
}

/** But not where somebody has let go of one meanwhile: what was found to be theirs is due again. */
async function forgetRemovals(keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  await db()
    .delete(fileRemovals)
    .where(and(inArray(fileRemovals.fileKey, keys), gt(fileRemovals.dueAt, sql`now()`)));
}

async function letGoOfUnsent(): Promise<void> {
  const before = (ms: number) => lt(uploads.createdAt, new Date(Date.now() - ms));
  await db().transaction(async (rows) => {
    const gone = await rows
      .delete(uploads)
      .where(or(and(isNull(uploads.fileKey), before(unfinishedMs)), before(unsentMs)))
      .returning({ key: uploads.fileKey });
    const keys = gone.flatMap(({ key }) => key ?? []);
    await noteRemovals(rows, keys);
  });
}

async function claimDue(): Promise<string[]> {
  const due = db()
    .select({ key: fileRemovals.fileKey })
    .from(fileRemovals)
    .where(lte(fileRemovals.dueAt, sql`now()`))
    .limit(most)
    .for("update", { skipLocked: true });
  const claimed = await db()
    .update(fileRemovals)
    .set({
      attempts: sql`least(${fileRemovals.attempts} + 1, 12)`,
      dueAt: sql`now() + ${claimMs} * interval '1 ms' * power(2, ${fileRemovals.attempts})`,
    })
    .where(inArray(fileRemovals.fileKey, due))
    .returning({ key: fileRemovals.fileKey });
  return claimed.map(({ key }) => key);
}

/**
 * The keys that nothing has: a message that was tried again shares its file with the first try. Asked at one moment, in
 * which a file that is just being sent belongs to its upload, or to its message.
 */
async function unheld(keys: string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const { rows: free } = await db().execute<{ key: string }>(sql`
    select key from unnest(${sql.param(keys)}::text[]) key
    where not exists (select from ${attachments} where ${attachments.fileKey} = key)
      and not exists (select from ${pictures} where ${pictures.fileKey} = key)
      and not exists (select from ${uploads} where ${uploads.fileKey} = key)`);
  return free.map(({ key }) => key);
}
