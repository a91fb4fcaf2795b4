import { and, eq, gt, ne, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { accounts, contacts, credentials, dialogs, messages, outbox } from "@/db/schema";
import { adapterOf } from "@/lib/channels";
import type { MessageStatus } from "@/lib/channels/types";
import { endClosure, isBlocked } from "@/lib/dialogs/actions/close";
import { handOnFirstAnswer } from "@/lib/dialogs/actions/first-answer";
import { keepConsent } from "@/lib/dialogs/apply/consent";
import { type LockedDialog, lockDialog } from "@/lib/dialogs/locked-dialog";
import { noteChange } from "@/lib/dialogs/note-change";
import { broughtBack } from "@/lib/dialogs/unanswered";
import { isUndelivered } from "./undelivered";

type Send = { outboxId: number; messageId: number };

/** What its provider says of a message; `externalId` where that is how it is first known by its name there. */
type Report = { status: MessageStatus; errorCode: string | null; externalId?: string };

/** The provider has a message: its outbox row is done, it gets the provider's id, and its status climbs. */
export async function settleSent(
  rows: Rows,
  { outboxId, messageId }: Send,
  proof: Report & { externalId: string },
): Promise<void> {
  await rows
    .update(outbox)
    .set({ state: "sent", errorCode: null, settledAt: new Date() })
    .where(eq(outbox.id, outboxId));
  await climb(rows, messageId, proof);
}

/** A send was refused for good: nothing reached the contact, and staff read why. */
export async function settleFailed(
  rows: Rows,
  { outboxId, messageId }: Send,
  errorCode: string,
): Promise<void> {
  await rows
    .update(outbox)
    .set({ state: "failed", errorCode, settledAt: new Date() })
    .where(eq(outbox.id, outboxId));
  await climb(rows, messageId, { status: "failed", errorCode });
}

/**
 * Raises a message's status; the database keeps it from falling, but for one that nobody could find and that counts as not
 * delivered for that: known by its name, it is what is reported. Its dialog follows: the newest message's status, the
 * "not delivered" mark, and a closed dialog comes back when its reply turns out undelivered. A failure may be the
 * contact's word on messages as such.
 */
export async function climb(
  rows: Rows,
  messageId: number,
  report: Report,
): Promise<void> {
  const { status, errorCode, externalId } = report;
  const dialog = await dialogOf(rows, messageId, report);
  const isFound = sql`${messages.externalId} is null and ${externalId !== undefined}`;
  const became = sql`case when ${isFound} then ${status} else greatest(${messages.status}, ${status}) end`;
  const [message] = await rows
    .update(messages)
    .set({
      status,
      externalId,
      errorCode: sql`case when (${became}) = 'failed' then coalesce(${errorCode}, ${messages.errorCode}) end`,
      statusTimes: sql`${heardNow(status)} || ${messages.statusTimes}`,
      version: sql`${messages.version} + 1`,
    })
    .where(eq(messages.id, messageId))
    .returning({
      id: messages.id,
      origin: messages.origin,
      status: messages.status,
      seq: messages.seq,
      clientId: messages.clientId,
    });
  if (!dialog || !message) return;
  if (message.status === "failed") {
    await heedFailure(rows, dialog, messageId, report);
    await handOnFirstAnswer(rows, dialog.id);
  }
  await followStatus(rows, dialog, message);
  await noteChange(rows, dialog, messageId);
}

/** When a status was first heard of; a repeat does not move it. */
export const heardNow = (status: MessageStatus) =>
  sql`jsonb_build_object(${status}::text, ${new Date().toISOString()}::text)`;

/**
 * What a refusal tells besides. Who told the provider that they want no more messages has told the clinic, though no
 * delivery said so: before it was asked to send this one, however late its refusal comes. A template that it does not
 * send any more is not offered again as it was kept: all of them are asked for anew.
 */
async function heedFailure(
  rows: Rows,
  dialog: LockedDialog,
  messageId: number,
  { errorCode }: { errorCode: string | null },
): Promise<void> {
  if (errorCode === null) return;
  const [sent] = await rows
    .select({
      channel: accounts.channel,
      credentialId: accounts.credentialId,
      kind: messages.kind,
      at: sql`coalesce(${outbox.claimedAt}, ${messages.at})`.mapWith(messages.at),
    })
    .from(messages)
    .innerJoin(accounts, eq(accounts.id, messages.accountId))
    .leftJoin(outbox, eq(outbox.messageId, messages.id))
    .where(eq(messages.id, messageId));
  if (!sent) return;
  const { key, retry } = adapterOf(sent.channel).failure(errorCode);
  if (key === "stopped")
    await keepConsent(rows, dialog, { consent: "stopped", at: sent.at });
  if (sent.kind === "template" && retry === "template")
    await rows
      .update(credentials)
      .set({ templatesFetchedAt: null })
      .where(eq(credentials.id, sent.credentialId));
}

/** A failure may change the contact, too, which is held before its dialog, whoever holds both. */
async function dialogOf(
  rows: Rows,
  messageId: number,
  { status }: { status: MessageStatus },
): Promise<LockedDialog | null> {
  const [message] = await rows
    .select({ dialogId: messages.dialogId, contactId: messages.contactId })
    .from(messages)
    .where(eq(messages.id, messageId));
  if (!message) return null;
  if (status === "failed")
    await rows
      .select({ id: contacts.id })
      .from(contacts)
      .where(eq(contacts.id, message.contactId))
      .for("no key update");
  return lockDialog(rows, message.dialogId);
}

type Climbed = {
  id: number;
  origin: (typeof messages.$inferSelect)["origin"];
  status: MessageStatus | null;
  seq: number;
  clientId: string | null;
};

async function followStatus(rows: Rows, dialog: LockedDialog, message: Climbed) {
  // Nearly always nothing failed, and nothing is to be asked.
  const matters = message.status === "failed" || dialog.undelivered;
  const isLast = matters && (await isOfLastAnswer(rows, dialog, message));
  const undelivered = isLast ? await isUndelivered(rows, message.id) : dialog.undelivered;
  const wasClosed = undelivered && !dialog.undelivered && dialog.closureId !== null;
  const reopens = wasClosed && !(await isBlocked(rows, dialog.contactId));
  if (reopens) {
    await endClosure(rows, dialog, { by: null, at: new Date(), cause: "undelivered" });
  }
  await rows
    .update(dialogs)
    .set({
      version: dialog.version + 1,
      undelivered,
      ...(dialog.lastMessageId === message.id ? { lastStatus: message.status } : {}),
      ...(reopens ? broughtBack(dialog) : {}),
    })
    .where(eq(dialogs.id, dialog.id));
}

/**
 * Nothing was said for the clinic after this message's reply; the other parts of it are no later answer. What an account
 * says by itself is no answer at all.
 */
async function isOfLastAnswer(
  rows: Rows,
  dialog: LockedDialog,
  { origin, seq, clientId }: Climbed,
) {
  if (origin === "system") return false;
  const later = await rows.$count(
    messages,
    and(
      eq(messages.dialogId, dialog.id),
      eq(messages.direction, "outbound"),
      ne(messages.origin, "system"),
      gt(messages.seq, seq),
      sql`${messages.clientId} is distinct from ${clientId}`,
    ),
  );
  return later === 0;
}
