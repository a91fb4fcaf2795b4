import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { db } from "@/db";
import { attachments, messages, reactions, staff } from "@/db/schema";
import { previewOf } from "./preview";
import type { Quote, Reaction, ThreadAttachment, ThreadMessage } from "./types";

/** What hangs on a message and is kept in tables of its own. */
export type Extras = Pick<ThreadMessage, "attachments" | "reactions" | "quote">;

type Stored = Pick<
  typeof messages.$inferSelect,
  "id" | "dialogId" | "accountId" | "replyToExternalId" | "unsentAt"
>;

const nothing: Extras = { attachments: [], reactions: [], quote: null };

/**
 * Reads what hangs on messages of one dialog, in three statements however many they are. Of what was taken back
 * nothing is left.
 * @package
 */
export async function extrasOf(of: Stored[]): Promise<(message: Stored) => Extras> {
  const left = of.filter(({ unsentAt }) => !unsentAt);
  const ids = left.map(({ id }) => id);
  const [files, marks, quotes] = await Promise.all([
    ids.length === 0 ? [] : filesOf(ids),
    ids.length === 0 ? [] : reactionsOf(ids),
    quotedBy(left),
  ]);
  const filesBy = byMessage(files);
  const marksBy = byMessage(marks);
  return ({ id, unsentAt, replyToExternalId }) => {
    if (unsentAt) return nothing;
    return {
      attachments: (filesBy.get(id) ?? []).map(asFile),
      reactions: (marksBy.get(id) ?? []).flatMap(asReaction),
      quote: replyToExternalId ? (quotes.get(replyToExternalId) ?? lostQuote) : null,
    };
  };
}

function byMessage<Part extends { messageId: number }>(parts: Part[]) {
  const grouped = new Map<number, Part[]>();
  for (const part of parts) {
    grouped.set(part.messageId, [...(grouped.get(part.messageId) ?? []), part]);
  }
  return grouped;
}

const filesOf = (ids: number[]) =>
  db()
    .select({
      messageId: attachments.messageId,
      id: attachments.id,
      kind: attachments.kind,
      contentType: attachments.contentType,
      fileName: attachments.fileName,
      sizeBytes: attachments.sizeBytes,
      width: attachments.width,
      height: attachments.height,
      durationMs: attachments.durationMs,
      state: attachments.state,
      failure: attachments.failure,
    })
    .from(attachments)
    .where(inArray(attachments.messageId, ids))
    .orderBy(attachments.messageId, attachments.position);

type StoredFile = Awaited<ReturnType<typeof filesOf>>[number];

const asFile = ({ messageId: _, ...file }: StoredFile): ThreadAttachment => ({
  ...file,
  url: file.state === "stored" ? `/api/files/${file.id}` : null,
});

const reactionsOf = (ids: number[]) =>
  db()
    .select({
      messageId: reactions.messageId,
      by: reactions.by,
      emoji: reactions.emoji,
    })
    .from(reactions)
    .where(and(inArray(reactions.messageId, ids), isNotNull(reactions.emoji)))
    .orderBy(reactions.messageId, reactions.by);

/** A removed reaction keeps its row, without an emoji. */
const asReaction = ({ by, emoji }: Omit<Reaction, "emoji"> & { emoji: string | null }) =>
  emoji === null ? [] : [{ by, emoji }];

/** The messages that these answer, by the provider's id. Only the same dialog's: nobody quotes from another one. */
async function quotedBy(of: Stored[]): Promise<Map<string, Quote>> {
  const [first] = of;
  const wanted = of.flatMap(({ replyToExternalId }) => replyToExternalId ?? []);
  if (!first || wanted.length === 0) return new Map();
  const found = await db()
    .select({
      externalId: messages.externalId,
      messageId: messages.id,
      text: messages.text,
      kind: messages.kind,
      direction: messages.direction,
      author: staff.name,
      unsentAt: messages.unsentAt,
    })
    .from(messages)
    .leftJoin(staff, eq(staff.id, messages.authorId))
    .where(
      and(
        eq(messages.accountId, first.accountId),
        inArray(messages.externalId, wanted),
        eq(messages.dialogId, first.dialogId),
      ),
    );
  return new Map(
    found.map(({ externalId, unsentAt, text, ...quoted }) => [
      externalId ?? "",
      { ...quoted, text: previewOf(text), unsent: unsentAt !== null },
    ]),
  );
}

const lostQuote: Quote = {
  messageId: null,
  text: "",
  kind: "text",
  direction: "inbound",
  author: null,
  unsent: false,
};
