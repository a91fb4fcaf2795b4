import { desc, eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { attachments, dialogs, messages, messageVersions } from "@/db/schema";
import type { EditEvent } from "@/lib/channels/events";
import { previewOf } from "@/lib/dialogs/list/preview";
import { noteChange } from "@/lib/dialogs/note-change";
import { gatherEdited } from "@/lib/dialogs/search/said-words";
import { messageSearchText } from "@/lib/dialogs/search/search-text";
import { type Applied, applied, type EventAccount, ignored, waiting } from "./applied";
import { findMessage } from "./find-message";

/**
 * Takes an edit: every text is kept under its number (the first is 0), and the one with the highest number stands,
 * in whatever order edits arrive. What was unsent stays unsent.
 */
export async function applyEdit(
  rows: Rows,
  account: EventAccount,
  event: EditEvent,
): Promise<Applied> {
  const found = await findMessage(rows, account, event.externalId);
  if (!found) return waiting(event.externalId);
  const { message, dialog } = found;
  if (message.unsentAt) return ignored("unsent");
  await rows
    .insert(messageVersions)
    .values([
      { messageId: message.id, number: 0, text: message.text, writtenAt: message.at },
      {
        messageId: message.id,
        number: event.number,
        text: event.text,
        writtenAt: event.at,
      },
    ])
    .onConflictDoNothing();
  const newest = await newestVersion(rows, message.id);
  if (newest?.number !== event.number) return applied(dialog.id);
  const searchText = messageSearchText({
    text: event.text,
    details: message.details,
    fileNames: await fileNamesOf(rows, message.id),
  });
  await rows
    .update(messages)
    .set({
      text: event.text,
      searchText,
      editedAt: event.at,
      version: message.version + 1,
    })
    .where(eq(messages.id, message.id));
  await gatherEdited(rows, message.id, searchText);
  await rows
    .update(dialogs)
    .set({
      version: dialog.version + 1,
      ...(dialog.lastMessageId === message.id
        ? { lastPreview: previewOf(event.text) }
        : {}),
    })
    .where(eq(dialogs.id, dialog.id));
  await noteChange(rows, dialog, message.id);
  return applied(dialog.id);
}

async function fileNamesOf(rows: Rows, messageId: number): Promise<string[]> {
  const files = await rows
    .select({ fileName: attachments.fileName })
    .from(attachments)
    .where(eq(attachments.messageId, messageId))
    .orderBy(attachments.position);
  return files.map(({ fileName }) => fileName);
}

async function newestVersion(rows: Rows, messageId: number) {
  const [newest] = await rows
    .select({ number: messageVersions.number })
    .from(messageVersions)
    .where(eq(messageVersions.messageId, messageId))
    .orderBy(desc(messageVersions.number))
    .limit(1);
  return newest;
}
