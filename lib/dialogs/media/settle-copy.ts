import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { attachments } from "@/db/schema";
import { fileKindOf, plainFileName } from "@/lib/channels/file-kind";
import type { FileKind } from "@/lib/channels/types";
import { backoffMs } from "@/lib/concurrency/backoff";
import { lockDialog } from "@/lib/dialogs/locked-dialog";
import { noteNewVersion } from "@/lib/dialogs/note-change";
import type { FetchedFile } from "@/lib/files/fetch-file";
import type { Downloaded } from "@/lib/files/remote/download";
import { removeFiles } from "@/lib/files/removals";
import { isShown } from "@/lib/files/serve";
import { publishChanged } from "@/lib/live/publish";
import type { Copy } from "./copy-media";

type Reason = Extract<Downloaded, { ok: false }>["reason"];

/**
 * After so many tries it is given up, until somebody asks for it again. A file that is not there may be on its way:
 * Twilio's webhooks may come before their media can be had
 * (https://support.twilio.com/hc/en-us/articles/44750147594523), so it is waited for about eight minutes; a provider in
 * trouble about a day.
 */
const mostAttempts: Record<Reason, number> = {
  later: 36,
  gone: 9,
  wrongType: 3,
  tooLarge: 1,
  refused: 1,
};

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
  await settle(copy, {
    failure: reason,
    ...(isOver
      ? { state: "failed", nextAttemptAt: null }
      : { nextAttemptAt: new Date(Date.now() + backoffMs(copy.attempts)) }),
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
