import {
  and,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  like,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
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
import { firstSaid } from "@/lib/dialogs/first-said";
import { laterOf } from "@/lib/dialogs/keep-messages";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";
import { noteChange } from "@/lib/dialogs/note-change";
import { firstWaited, unsettled } from "@/lib/dialogs/unanswered";
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
      ...(await waitingWithout(rows, dialog, message)),
    })
    .where(eq(dialogs.id, dialog.id));
  await noteChange(rows, dialog, message.id);
  return applied(dialog.id);
}

/**
 * Who waits once a message is gone, and since when: what was taken back asks for no answer, and answers nothing. So it is
 * asked anew of all that was said since somebody first waited, but for what staff have settled otherwise.
 */
async function waitingWithout(
  rows: Rows,
  dialog: LockedDialog,
  { at }: typeof messages.$inferSelect,
) {
  const { id, settledSince, settledAt, settledSeq, closureId } = dialog;
  if (settledAt || closureId) {
    if (settledSince?.getTime() !== at.getTime()) return {};
    const next = await firstSaid(rows, id, gte(messages.at, settledSince));
    return next ? { settledSince: next.at } : unsettled;
  }
  const first = firstWaited(dialog);
  if (!first) return {};
  const answers = await lastAnswers(rows, id);
  const since = answers.inApp ? laterOf(first, answers.inApp) : first;
  const seq = Math.max(answers.seq, settledSeq);
  const isUnanswered = and(gte(messages.at, since), gt(messages.seq, seq));
  const unanswered = await firstSaid(rows, id, isUnanswered);
  return { unansweredSince: unanswered?.at ?? null, settledSince: first };
}

/**
 * What was last answered from here, by its place in the dialog, and in the channel's own app, by its moment: who answers
 * there has read what was said before, though it came here later.
 */
async function lastAnswers(rows: Rows, dialogId: number) {
  const isInApp = sql`${messages.origin} = 'app'`;
  const [last] = await rows
    .select({
      seq: sql<number>`coalesce(max(${messages.seq}) filter (where not ${isInApp}), 0)::int`,
      inApp: sql`max(${messages.at}) filter (where ${isInApp})`.mapWith(messages.at),
    })
    .from(messages)
    .where(
      and(
        eq(messages.dialogId, dialogId),
        eq(messages.direction, "outbound"),
        ne(messages.origin, "system"),
        isNull(messages.unsentAt),
      ),
    );
  return { seq: last?.seq ?? 0, inApp: last?.inApp ?? null };
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
