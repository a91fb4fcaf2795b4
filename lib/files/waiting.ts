import { and, asc, eq, isNotNull } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { uploads } from "@/db/schema";
import type { FileKind } from "@/lib/channels/types";
import { noteRemovals } from "./removals";
import type { Served } from "./serve";
import type { AttachedFile } from "./types";

/** Whose file, attached in which dialog. */
type Whose = { staffId: number; dialogId: number };

/**
 * What a member of staff has attached in a dialog and not sent, in the order in which it was attached. `previewUrl` is
 * filled in by whoever has a door for it.
 */
export async function waitingFiles(whose: Whose): Promise<AttachedFile[]> {
  const found = await db()
    .select()
    .from(uploads)
    .where(isWaitingFor(whose))
    .orderBy(asc(uploads.id));
  return found.map(({ id, fileName, contentType, sizeBytes, ...upload }) => ({
    fileId: id,
    kind: upload.kind as FileKind,
    fileName,
    contentType,
    sizeBytes,
    width: upload.width,
    height: upload.height,
    durationMs: upload.durationMs,
    previewUrl: null,
  }));
}

/** One of them, to be looked at by who attached it. Null for anybody else, and once it was sent or removed. */
export async function waitingFile(whose: Whose, id: number): Promise<Served | null> {
  const [found] = await db()
    .select({
      fileKey: uploads.fileKey,
      contentType: uploads.contentType,
      fileName: uploads.fileName,
    })
    .from(uploads)
    .where(and(eq(uploads.id, id), isWaitingFor(whose)));
  return found?.fileKey ? { ...found, fileKey: found.fileKey } : null;
}

/**
 * Lets go of one of them, in the caller's transaction: its bytes are deleted afterwards. Safe to repeat. Was it there?
 */
export async function letGoOfWaiting(
  rows: Rows,
  whose: Whose,
  id: number,
): Promise<boolean> {
  const gone = await rows
    .delete(uploads)
    .where(and(eq(uploads.id, id), isWaitingFor(whose)))
    .returning({ key: uploads.fileKey });
  await noteRemovals(
    rows,
    gone.flatMap(({ key }) => key ?? []),
  );
  return gone.length > 0;
}

const isWaitingFor = ({ staffId, dialogId }: Whose) =>
  and(
    eq(uploads.staffId, staffId),
    eq(uploads.dialogId, dialogId),
    isNotNull(uploads.fileKey),
  );
