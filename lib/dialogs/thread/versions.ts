import { and, desc, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { messages, messageVersions } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { MessageVersions } from "@/lib/dialogs/types/message";
import { isVisible } from "@/lib/dialogs/visible";

/**
 * What an edited message of a dialog said before, oldest first; none where it was never edited or was taken back.
 * Null if the message may not be seen, or is not of this dialog.
 */
export async function earlierVersions(
  staff: Staff,
  { dialogId, messageId }: { dialogId: number; messageId: number },
): Promise<MessageVersions | null> {
  const [message] = await db()
    .select({ accountId: messages.accountId })
    .from(messages)
    .where(and(eq(messages.id, messageId), eq(messages.dialogId, dialogId)));
  if (!message || !isVisible(staff, message)) return null;
  const [, ...earlier] = await versionsOf(messageId);
  return {
    versions: earlier.reverse().map(({ number, text, writtenAt }) => ({
      number,
      text,
      at: writtenAt.toISOString(),
    })),
  };
}

/** Newest first; the newest is what the message says now. */
const versionsOf = (messageId: number) =>
  db()
    .select({
      number: messageVersions.number,
      text: messageVersions.text,
      writtenAt: messageVersions.writtenAt,
    })
    .from(messageVersions)
    .innerJoin(messages, eq(messages.id, messageVersions.messageId))
    .where(and(eq(messageVersions.messageId, messageId), isNull(messages.unsentAt)))
    .orderBy(desc(messageVersions.number));
