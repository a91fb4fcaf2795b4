import { and, eq, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { attachments, messages } from "@/db/schema";
import { fileKindOf, plainFileName } from "@/lib/channels/file-kind";
import type { FileKind } from "@/lib/channels/types";
import { lockDialog, noteChange } from "@/lib/dialogs/keep-message";
import type { FetchedFile } from "@/lib/files/fetch-file";
import type { Downloaded } from "@/lib/files/remote/download";
import { removeFiles } from "@/lib/files/removals";
import { isShown } from "@/lib/files/serve";
import { publishChanged } from "@/lib/live/publish";
import type { Copy } from "./copy-media";

type Reason = Extract<Downloaded, { ok: false }>["reason"];

/** After so many tries it is given up, until somebody asks for it again. A link that dies comes back to life rarely. */
const mostAttempts: Record<Reason, number> = {
  later: 12,
  gone: 3,
  wrongType: 3,
  tooLarge: 1,
  refused: 1,
};
const longestMs = 3_600_000;

/** The file is in the files room: the message shows it. One that was taken back meanwhile is let go of again. */
export async function copySucceeded(copy: Copy, file: FetchedFile): Promise<void> {
  const { fileKey, sizeBytes, width, height, durationMs } = file;
  const nature = natureOf(copy, file);
  const isKept = await settle(copy, {
    ...nature,
    fileKey,
    sizeBytes,
    width,
    height,
    durationMs,
    state: "stored",
    failure: null,
    nextAttemptAt: null,
  });
  if (!isKept) await removeFiles([fileKey]);
}

/** The file was not to be had: it is tried again later, or given up with the reason. */
export async function copyFailed(copy: Copy, reason: Reason): Promise<void> {
  const isOver = copy.attempts >= mostAttempts[reason];
  const waitMs = Math.min(longestMs, 1_000 * 2 ** copy.attempts);
  await settle(copy, {
    failure: reason,
    ...(isOver
      ? { state: "failed", nextAttemptAt: null }
      : { nextAttemptAt: new Date(Date.now() + waitMs * (0.8 + 0.2 * Math.random())) }),
  });
}

/** Writes down what came of a copy, with word for open screens. False where nobody waits for it any more. */
async function settle(
  copy: Copy,
  outcome: Partial<typeof attachments.$inferInsert>,
): Promise<boolean> {
  const isKept = await db().transaction(async (rows) => {
    const dialog = await lockDialog(rows, copy.dialogId);
    const kept = await rows
      .update(attachments)
      .set(outcome)
      .where(and(eq(attachments.id, copy.id), eq(attachments.state, "waiting")))
      .returning({ id: attachments.id });
    if (!dialog || kept.length === 0) return false;
    await noteNewVersion(rows, dialog, copy.messageId);
    return true;
  });
  if (isKept) await publishChanged([copy]);
  return isKept;
}

/** The message looks otherwise from now on. @package */
export async function noteNewVersion(
  rows: Rows,
  dialog: { id: number; accountId: number },
  messageId: number,
): Promise<void> {
  await rows
    .update(messages)
    .set({ version: sql`${messages.version} + 1` })
    .where(eq(messages.id, messageId));
  await noteChange(rows, dialog, messageId);
}

/**
 * What the file turned out to be. What was sent as a document stays one; a voice note may be in a film's container;
 * what its bytes don't bear out is a file to download and nothing to be shown.
 */
function natureOf({ kind, position, fileName, ...told }: Copy, file: FetchedFile) {
  const contentType =
    kind === "audio" && file.contentType === "video/mp4" ? "audio/mp4" : file.contentType;
  const found = kindOf(kind, { contentType, isKnown: file.isKnown });
  const isOwnName = fileName !== plainFileName(kind, told.contentType, position);
  return {
    kind: found,
    contentType,
    fileName:
      isOwnName && fileName ? fileName : plainFileName(found, contentType, position),
  };
}

function kindOf(told: FileKind, file: Pick<FetchedFile, "contentType" | "isKnown">) {
  if (told === "document" || told === "contactCard") return told;
  if (!file.isKnown) return "document";
  const found = fileKindOf(file.contentType);
  if (found === "image" && !isShown(file.contentType)) return "document";
  return told === "sticker" && found === "image" ? told : found;
}
