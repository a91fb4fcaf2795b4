import type { Rows } from "@/db";
import { bulkInsert } from "@/db/bulk-rows";
import { prepared } from "@/db/prepared";
import { attachments } from "@/db/schema";
import type { MessageEvent } from "@/lib/channels/events";

/** What was said, whoever said it. */
export function contentOf(event: MessageEvent) {
  return {
    kind: event.kind,
    text: event.text,
    details: event.details,
    fileNames: event.attachments.map(({ fileName }) => fileName),
    replyToExternalId: event.replyToExternalId,
    externalId: event.externalId,
    orderKey: event.externalId,
  };
}

/** What is left of it where it was taken back before it came: that is told apart, and perhaps only in a while. */
export const tombstoneOf = (event: MessageEvent) => ({
  ...contentOf({ ...event, text: "", details: {}, attachments: [] }),
  replyToExternalId: null,
  unsentAt: new Date(),
});

type NewFile = typeof attachments.$inferInsert;

/** The files of a message that was kept. */
export const filesOf = (event: MessageEvent, messageId = 0): NewFile[] =>
  event.attachments.map((file, position) => ({
    messageId,
    position,
    kind: file.kind,
    contentType: file.contentType,
    fileName: file.fileName,
    sourceUrl: file.url,
    state: file.url ? ("waiting" as const) : ("reference" as const),
  }));

/** Notes files; fetching them is a durable step of its own and never costs the message. */
export async function keepAttachments(rows: Rows, files: NewFile[]) {
  if (files.length > 0) await prepared(bulkInsert(attachments, files), rows);
}
