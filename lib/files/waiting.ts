import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { uploads } from "@/db/schema";
import { noteRemovals } from "./removals";
import type { Served } from "./serve";
import type { AttachedFile } from "./types";

/** Whose file, attached in which dialog. */
type Whose = { staffId: number; dialogId: number };

/** An attached file as its writer's screens show it, but for where a picture of it is: that is a door's to say. */
export type WaitingFile = Omit<AttachedFile, "previewUrl">;

/**
 * What a member of staff has attached in a dialog and not sent, in the order in which it was attached. A question to
 * be asked together with others.
 */
export const waitingQuery = ({ staffId, dialogId }: Whose): SQL<WaitingFile> => sql`
  select id as "fileId", kind, file_name as "fileName", content_type as "contentType", size_bytes as "sizeBytes",
    width, height, duration_ms as "durationMs"
  from uploads where staff_id = ${staffId} and dialog_id = ${dialogId} and file_key is not null
  order by id`;

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
