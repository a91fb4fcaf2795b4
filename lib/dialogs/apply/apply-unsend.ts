import { and, eq, gt, isNull, like, min, or } from "drizzle-orm";
import type { Rows } from "@/db";
import {
  attachments,
  deliveries,
  dialogs,
  messages,
  messageVersions,
  reactions,
} from "@/db/schema";
import type { UnsendEvent } from "@/lib/channels/events";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";
import { noteChange } from "@/lib/dialogs/note-change";
import { letGoOfFiles } from "@/lib/files/removals";
import { type Applied, applied, type EventAccount, waiting } from "./applied";
import { findMessage } from "./find-message";

/**
 * Takes back a message: a tombstone stays, its words leave every place where they stand (text, search, versions,
 * files' links, the list's preview, the ledger's payload) in this one transaction.
 */
export async function applyUnsend(
  rows: Rows,
  account: EventAccount,
  event: UnsendEvent,
): Promise<Applied> {
  const found = await findMessage(rows, account, event.externalId);
  if (!found) {
    const wasHeld = await dropQuarantined(rows, account, event.externalId);
    return wasHeld ? applied(null) : waiting(event.externalId);
  }
  const { message, dialog } = found;
  await rows
    .update(messages)
    .set({
      text: "",
      searchText: "",
      details: {},
      replyToExternalId: null,
      unsentAt: event.at,
      version: message.version + 1,
    })
    .where(eq(messages.id, message.id));
  await rows.delete(messageVersions).where(eq(messageVersions.messageId, message.id));
  await rows.delete(reactions).where(eq(reactions.messageId, message.id));
  await rows
    .update(attachments)
    .set({ fileName: "", state: "failed", failure: "unsent" })
    .where(eq(attachments.messageId, message.id));
  await letGoOfFiles(rows, [message.id]);
  await blankDeliveries(rows, account, event.externalId);
  await rows
    .update(dialogs)
    .set({
      version: dialog.version + 1,
      ...(dialog.lastMessageId === message.id ? { lastPreview: "" } : {}),
      ...(await waitingWithout(rows, dialog, message)),
    })
    .where(eq(dialogs.id, dialog.id));
  await noteChange(rows, dialog, message.id);
  return applied(dialog.id);
}

/**
 * Nobody waits for an answer to what was taken back: whoever waited since then waits since the next that they wrote. All
 * that came after it waits as well, since any answer would have ended the waiting.
 */
async function waitingWithout(
  rows: Rows,
  { id, unansweredSince }: LockedDialog,
  { direction, at, seq }: typeof messages.$inferSelect,
) {
  const isSince = direction === "inbound" && unansweredSince?.getTime() === at.getTime();
  if (!isSince) return {};
  const [next] = await rows
    .select({ since: min(messages.at) })
    .from(messages)
    .where(
      and(
        eq(messages.dialogId, id),
        eq(messages.direction, "inbound"),
        gt(messages.seq, seq),
        isNull(messages.unsentAt),
      ),
    );
  return { unansweredSince: next?.since ?? null };
}

/** A message that could not be applied goes without ever having been shown. */
async function dropQuarantined(rows: Rows, account: EventAccount, externalId: string) {
  const dropped = await rows
    .update(deliveries)
    .set({ payload: "{}", state: "ignored", reason: "unsent" })
    .where(
      and(
        eq(deliveries.accountId, account.id),
        eq(deliveries.eventKey, `message:${externalId}`),
        eq(deliveries.state, "quarantined"),
      ),
    )
    .returning({ id: deliveries.id });
  return dropped.length > 0;
}

async function blankDeliveries(rows: Rows, account: EventAccount, externalId: string) {
  const escaped = externalId.replace(/[\\%_]/g, String.raw`\$&`);
  await rows
    .update(deliveries)
    .set({ payload: "{}" })
    .where(
      and(
        eq(deliveries.accountId, account.id),
        or(
          eq(deliveries.eventKey, `message:${externalId}`),
          like(deliveries.eventKey, `edit:${escaped}:%`),
        ),
      ),
    );
}
