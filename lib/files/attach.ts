import { and, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, dialogs, uploads } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { canSeeAccount } from "@/lib/auth/scope";
import { adapterOf } from "@/lib/channels";
import type { FileKind } from "@/lib/channels/types";
import { shownFileName } from "@/lib/file-name";
import { ok, type Result, refused } from "@/lib/result";
import { inspect } from "./inspect";
import { removeFiles } from "./removals";
import { bearsOut } from "./sniff";
import { type FileRefusal, judgeFile, type UploadAnswer } from "./types";

type Told = { name: string; type: string; size: number };
type Upload = typeof uploads.$inferSelect;

/**
 * Lets a member of staff attach a file to a reply in a dialog: judges what the browser tells of it by what the dialog's
 * channel takes. Answers the upload's id. A dialog of another's is not found.
 */
export async function admitUpload(
  staff: Staff | null,
  dialogId: number,
  files: readonly Told[],
): Promise<Result<number, FileRefusal | "notFound" | "signedOut">> {
  const [file] = files;
  if (!staff) return refused("signedOut");
  const [found] = await db()
    .select({ accountId: dialogs.accountId, channel: accounts.channel })
    .from(dialogs)
    .innerJoin(accounts, eq(accounts.id, dialogs.accountId))
    .where(eq(dialogs.id, dialogId));
  if (!found || !file || !canSeeAccount(staff.scope, found.accountId))
    return refused("notFound");
  const told = { name: file.name, type: file.type, sizeBytes: file.size };
  const judged = judgeFile(adapterOf(found.channel).facts.files, told);
  if (!judged.ok) return refused(judged.reason);
  const { kind, contentType } = judged;
  const [upload] = await db()
    .insert(uploads)
    .values({
      staffId: staff.id,
      dialogId,
      fileName: shownFileName(file.name),
      kind,
      contentType,
      sizeBytes: file.size,
    })
    .returning({ id: uploads.id });
  if (!upload) throw new Error("An upload was not noted.");
  return ok(upload.id);
}

/**
 * The bytes are there: are they what was said of them? If not, they are deleted and nothing can be sent; so are those
 * of an upload that nobody waits for any more. The channel's limits were asked for what was said, so what bears it out
 * lies within them. Safe to repeat.
 */
export async function finishUpload(
  uploadId: number,
  fileKey: string,
): Promise<UploadAnswer> {
  const upload = await uploadOf(uploadId);
  if (!upload) return discard(fileKey, "lost");
  if (upload.fileKey === fileKey) return kept(upload);
  const found = await inspect(fileKey);
  if (!found) return refused("lost");
  if (found.sizeBytes !== upload.sizeBytes || !bearsOut(found, upload.contentType)) {
    const unlike = await discard(fileKey, "unlike");
    await db().delete(uploads).where(eq(uploads.id, uploadId));
    return unlike;
  }
  const { width, height, durationMs } = found;
  const [finished] = await db()
    .update(uploads)
    .set({ fileKey, width, height, durationMs })
    .where(
      and(
        eq(uploads.id, uploadId),
        or(isNull(uploads.fileKey), eq(uploads.fileKey, fileKey)),
      ),
    )
    .returning();
  return finished ? kept(finished) : discard(fileKey, "lost");
}

async function uploadOf(id: number): Promise<Upload | null> {
  const [upload] = await db().select().from(uploads).where(eq(uploads.id, id));
  return upload ?? null;
}

async function discard(
  fileKey: string,
  reason: "lost" | "unlike",
): Promise<UploadAnswer> {
  await removeFiles([fileKey]);
  return refused(reason);
}

function kept({ id: fileId, kind, contentType, ...upload }: Upload): UploadAnswer {
  const { width, height, durationMs } = upload;
  const measures = { width, height, durationMs };
  return { ok: true, file: { fileId, kind: kind as FileKind, contentType, ...measures } };
}

/**
 * Takes the files that somebody attached in a dialog, in the order of their ids' list, for a reply that is stored in
 * the caller's transaction. Null where one of them is not there, not theirs, or was sent before.
 */
export async function takeUploads(
  rows: Rows,
  { staffId, dialogId, ids }: { staffId: number; dialogId: number; ids: number[] },
) {
  if (ids.length === 0) return [];
  const found = await rows
    .select()
    .from(uploads)
    .where(
      and(
        inArray(uploads.id, ids),
        eq(uploads.staffId, staffId),
        eq(uploads.dialogId, dialogId),
        isNotNull(uploads.fileKey),
      ),
    )
    .for("update");
  const files = ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
  if (files.length !== ids.length || found.length !== ids.length) return null;
  // The message has them from now on, and nothing else remembers what they were.
  await rows.delete(uploads).where(inArray(uploads.id, ids));
  return files.map(asPartFile);
}

function asPartFile(upload: Upload) {
  const { fileName, contentType, sizeBytes, width, height, durationMs } = upload;
  const kind = upload.kind as FileKind;
  const fileKey = upload.fileKey ?? "";
  return { kind, fileKey, fileName, contentType, sizeBytes, width, height, durationMs };
}
