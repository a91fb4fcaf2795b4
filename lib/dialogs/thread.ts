import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts, attachments, messages, outbox, staff } from "@/db/schema";
import { adapterOf } from "@/lib/channels";
import type { MessageDetails } from "@/lib/channels/types";
import { failureOf } from "./failure";
import type { OlderMessages, ThreadAttachment, ThreadMessage } from "./types";

const pageSize = 50;

/** The newest page of a thread, oldest first, or the page before a message of it. */
export async function threadPage(
  dialogId: number,
  beforeId?: number,
): Promise<OlderMessages> {
  const before = beforeId
    ? sql`(${messages.at}, ${messages.orderKey}) < (
        select at, order_key from messages m where m.id = ${beforeId} and m.dialog_id = ${dialogId})`
    : undefined;
  const found = await read(and(eq(messages.dialogId, dialogId), before), pageSize + 1);
  const page = found.slice(0, pageSize).reverse();
  return { messages: await withAttachments(page), hasOlder: found.length > pageSize };
}

/** Messages of a thread by their ids, in thread order: what catching up asks for. */
export async function threadMessages(
  dialogId: number,
  ids: number[],
): Promise<ThreadMessage[]> {
  if (ids.length === 0) return [];
  const found = await read(
    and(eq(messages.dialogId, dialogId), inArray(messages.id, ids)),
    ids.length,
  );
  return withAttachments(found.reverse());
}

type Found = Awaited<ReturnType<typeof read>>[number];

function read(which: SQL | undefined, limit: number) {
  return db()
    .select({
      message: messages,
      channel: accounts.channel,
      author: staff.name,
      sendState: outbox.state,
    })
    .from(messages)
    .innerJoin(accounts, eq(accounts.id, messages.accountId))
    .leftJoin(staff, eq(staff.id, messages.authorId))
    .leftJoin(outbox, eq(outbox.messageId, messages.id))
    .where(which)
    .orderBy(desc(messages.at), desc(messages.orderKey))
    .limit(limit);
}

async function withAttachments(found: Found[]): Promise<ThreadMessage[]> {
  const files = await filesOf(found.map(({ message }) => message.id));
  return found.map((each) => asThreadMessage(each, files.get(each.message.id) ?? []));
}

async function filesOf(ids: number[]): Promise<Map<number, ThreadAttachment[]>> {
  const files = new Map<number, ThreadAttachment[]>();
  if (ids.length === 0) return files;
  const found = await db()
    .select({
      messageId: attachments.messageId,
      id: attachments.id,
      kind: attachments.kind,
      contentType: attachments.contentType,
      fileName: attachments.fileName,
      sizeBytes: attachments.sizeBytes,
      state: attachments.state,
    })
    .from(attachments)
    .where(inArray(attachments.messageId, ids))
    .orderBy(attachments.messageId, attachments.position);
  for (const { messageId, ...file } of found) {
    files.set(messageId, [...(files.get(messageId) ?? []), file]);
  }
  return files;
}

function asThreadMessage(found: Found, files: ThreadAttachment[]): ThreadMessage {
  const { message, channel, author, sendState } = found;
  const failed = message.status === "failed";
  return {
    id: message.id,
    dialogId: message.dialogId,
    version: message.version,
    clientId: message.clientId,
    part: message.part,
    direction: message.direction,
    origin: message.origin,
    kind: message.kind,
    text: message.text,
    details: message.details as MessageDetails,
    status: message.status,
    unsettled: sendState === "unknown",
    failure: failed ? failureOf(adapterOf(channel), message.errorCode) : null,
    author,
    at: message.at.toISOString(),
    orderKey: message.orderKey,
    seq: message.seq,
    edited: message.editedAt !== null,
    unsent: message.unsentAt !== null,
    arrivedLate: message.arrivedLate,
    attachments: message.unsentAt ? [] : files,
  };
}
