import {
  and,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  like,
  min,
  ne,
  notExists,
  or,
  type SQL,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
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
import { unsettled } from "@/lib/dialogs/keep-messages";
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
  await holdDeliveries(rows, account, event);
  const found = await findMessage(rows, account, event.externalId);
  if (!found) {
    const held = and(isMessage(event), eq(deliveries.state, "quarantined"));
    if (!(await drop(rows, account, held))) return waiting(event.externalId);
    await blankDeliveries(rows, account, event);
    return applied(null);
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
  await blankDeliveries(rows, account, event);
  await rows
    .update(dialogs)
    .set({
      version: dialog.version + 1,
      ...(dialog.lastMessageId === message.id ? { lastPreview: "" } : {}),
      ...(message.direction === "inbound"
        ? await waitingWithout(rows, dialog, message)
        : await waitingUnanswered(rows, dialog, message)),
    })
    .where(eq(dialogs.id, dialog.id));
  await noteChange(rows, dialog, message.id);
  return applied(dialog.id);
}

/**
 * Nobody waits for an answer to what was taken back: whoever waited since then waits since the next that they wrote, or
 * did so until an answer or a deed that may be taken back in its turn. All that came after it waits as well, since any
 * answer would have ended the waiting, but for what was answered in the channel's own app before it came.
 */
async function waitingWithout(
  rows: Rows,
  { id, unansweredSince, settledSince }: LockedDialog,
  { at, seq }: typeof messages.$inferSelect,
) {
  if ((unansweredSince ?? settledSince)?.getTime() !== at.getTime()) return {};
  const [next] = await rows
    .select({ since: min(messages.at) })
    .from(messages)
    .where(
      and(
        eq(messages.dialogId, id),
        eq(messages.direction, "inbound"),
        or(gt(messages.seq, seq), eq(messages.at, at)),
        isNull(messages.unsentAt),
        unansweredSince
          ? notExists(rows.select().from(answer).where(answersInApp))
          : undefined,
      ),
    );
  if (unansweredSince) return { unansweredSince: next?.since ?? null };
  return next?.since ? { settledSince: next.since } : unsettled;
}

const answer = alias(messages, "answer");
const answersInApp = and(
  eq(answer.dialogId, messages.dialogId),
  eq(answer.origin, "app"),
  gt(answer.at, messages.at),
  isNull(answer.unsentAt),
);

/** Whoever was answered waits as before, once the clinic has taken back all that it had answered. */
async function waitingUnanswered(
  rows: Rows,
  { id, settledSince, settledAt, closureId }: LockedDialog,
  { at }: typeof messages.$inferSelect,
) {
  if (settledAt || closureId) return {};
  if (!settledSince || at < settledSince) return {};
  const standing = and(
    eq(messages.dialogId, id),
    eq(messages.direction, "outbound"),
    ne(messages.origin, "system"),
    gte(messages.at, settledSince),
    isNull(messages.unsentAt),
  );
  const isAnswered = (await rows.$count(messages, standing)) > 0;
  return isAnswered ? {} : { unansweredSince: settledSince, ...unsettled };
}

/** What was not applied goes without ever having been shown. Was there any? */
async function drop(rows: Rows, account: EventAccount, which: SQL | undefined) {
  const dropped = await rows
    .update(deliveries)
    .set({
      payload: "{}",
      state: "ignored",
      reason: "unsent",
      nextAttemptAt: null,
      settledAt: new Date(),
    })
    .where(and(eq(deliveries.accountId, account.id), which))
    .returning({ id: deliveries.id });
  return dropped.length > 0;
}

/** An edit that waited holds its delivery, and then the dialog: in that order, or it and this would wait for each other. */
const holdDeliveries = (rows: Rows, account: EventAccount, event: UnsendEvent) =>
  rows
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.accountId, account.id),
        isAbout(event),
        eq(deliveries.state, "waiting"),
      ),
    )
    .orderBy(deliveries.id)
    .for("update");

async function blankDeliveries(rows: Rows, account: EventAccount, event: UnsendEvent) {
  await rows
    .update(deliveries)
    .set({ payload: "{}" })
    .where(and(eq(deliveries.accountId, account.id), isAbout(event)));
  const unapplied = inArray(deliveries.state, ["waiting", "quarantined"]);
  await drop(rows, account, and(isEdit(event), unapplied));
}

const isAbout = (event: UnsendEvent) => or(isMessage(event), isEdit(event));

const isMessage = ({ externalId }: UnsendEvent) =>
  eq(deliveries.eventKey, `message:${externalId}`);

function isEdit({ externalId }: UnsendEvent) {
  const escaped = externalId.replace(/[\\%_]/g, String.raw`\$&`);
  return like(deliveries.eventKey, `edit:${escaped}:%`);
}
