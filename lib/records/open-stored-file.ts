import { eq } from "drizzle-orm";
import { db } from "@/db";
import { attachments } from "@/db/schema";
import { openFile } from "@/lib/files/store";

/** Reads the stored file of an attachment; null where there is none any more. */
export async function openStoredFile(
  attachmentId: number,
): Promise<ReadableStream<Uint8Array> | null> {
  const [found] = await db()
    .select({ key: attachments.fileKey })
    .from(attachments)
    .where(eq(attachments.id, attachmentId));
  return found?.key ? ((await openFile(found.key))?.body ?? null) : null;
}
