import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { db } from "@/db";
import { attachments, messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import type { Served } from "@/lib/files/serve";

/** A stored file of a message that this member of staff may see; null for any other. */
export async function visibleFile(staff: Staff, id: number): Promise<Served | null> {
  return find(and(eq(attachments.id, id), inScope(staff.scope, messages.accountId)));
}

/** A file of the clinic's own, for the provider that was given its signed address. Null once it was taken back. */
export async function sentFile(id: number): Promise<Served | null> {
  return find(and(eq(attachments.id, id), eq(messages.direction, "outbound")));
}

async function find(which: ReturnType<typeof and>): Promise<Served | null> {
  const [found] = await db()
    .select({
      fileKey: attachments.fileKey,
      contentType: attachments.contentType,
      fileName: attachments.fileName,
    })
    .from(attachments)
    .innerJoin(messages, eq(messages.id, attachments.messageId))
    .where(and(which, isNotNull(attachments.fileKey), isNull(messages.unsentAt)));
  return found?.fileKey ? { ...found, fileKey: found.fileKey } : null;
}
