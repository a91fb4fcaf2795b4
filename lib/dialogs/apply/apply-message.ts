import { and, eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { inOneGo } from "@/db/in-one-go";
import { attachments, messages } from "@/db/schema";
import type { MessageEvent } from "@/lib/channels/events";
import { endClosure } from "@/lib/dialogs/deeds/close";
import { erasedMessage } from "@/lib/dialogs/erased";
import { keepMessage, laterOf } from "@/lib/dialogs/keep-message";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";
import { findOrMakeContact } from "@/lib/patients/contacts/find-or-make-contact";
import { knownIdentities } from "@/lib/patients/contacts/known-identities";
import { type Applied, applied, type EventAccount, ignored } from "./applied";
import { awayHours, leaveAwayMessage } from "./away";
import { keepConsent } from "./consent";
import { findOrOpenDialog } from "./find-or-open-dialog";

/**
 * Keeps a message that a patient wrote: finds or makes the contact and the lead, finds, opens or reopens the dialog,
 * and puts the message in its place. A message that is there already changes nothing.
 */
export async function applyMessage(
  rows: Rows,
  account: EventAccount,
  event: MessageEvent,
): Promise<Applied> {
  const [kept, erased, known, [hours]] = await inOneGo(
    keptMessage(rows, account, event.externalId),
    erasedMessage(rows, account.id, event.externalId),
    knownIdentities(rows, account.id, event.peer),
    awayHours(rows, account.id),
  );
  if (kept.length > 0) return ignored("known");
  if (erased.length > 0) return ignored("erased");
  const receivedAt = new Date();
  const at = event.at ?? receivedAt;
  const contact = await findOrMakeContact(rows, account.id, event.peer, known);
  const { contactId, identityId, isNew } = contact;
  const endpoints = { accountId: account.id, contactId, isNew };
  const { dialog, isBlocked } = await findOrOpenDialog(rows, endpoints, at);
  const end = { by: null, at: event.recovered ? receivedAt : at };
  if (!isBlocked) await endClosure(rows, dialog, end);
  const id = await keepMessage(
    rows,
    dialog,
    { ...contentOf(event), ...placeOf(event, at, receivedAt), identityId },
    {
      lastInboundAt: laterOf(dialog.lastInboundAt ?? at, at),
      ...(isBlocked ? settledAfter(dialog) : waitingAfter(dialog, event, at)),
    },
  );
  await keepAttachments(rows, id, event);
  if (event.consent) await keepConsent(rows, dialog, { consent: event.consent, at });
  else if (hours && !isBlocked && !event.recovered) {
    const written = { accountId: account.id, dialogId: dialog.id, identityId, at };
    await leaveAwayMessage(rows, written, hours);
  }
  return applied(dialog.id);
}

/** This provider message, if it is in the inbox already. */
export const keptMessage = (rows: Rows, account: EventAccount, externalId: string) =>
  rows
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.accountId, account.id), eq(messages.externalId, externalId)));

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

/** Notes the files of a message; fetching them is a durable step of its own and never costs the message. */
export async function keepAttachments(
  rows: Rows,
  messageId: number,
  event: MessageEvent,
) {
  if (event.attachments.length === 0) return;
  await rows.insert(attachments).values(
    event.attachments.map((file, position) => ({
      messageId,
      position,
      kind: file.kind,
      contentType: file.contentType,
      fileName: file.fileName,
      sourceUrl: file.url,
      state: file.url ? ("waiting" as const) : ("reference" as const),
    })),
  );
}

const placeOf = (event: MessageEvent, at: Date, receivedAt: Date) => ({
  direction: "inbound" as const,
  origin: "contact" as const,
  at,
  receivedAt,
  arrivedLate: event.recovered === "late",
});

/**
 * Nobody waits for an answer to what was said before the account was connected: it adds nothing to what is unread. Who
 * wants no more messages waits for none.
 */
function waitingAfter(dialog: LockedDialog, event: MessageEvent, at: Date) {
  const reopened = { closureId: null };
  if (event.recovered === "history") {
    const settled = dialog.unansweredSince ? dialog.clearedInbound : dialog.inboundCount;
    return { ...reopened, clearedInbound: settled + 1 };
  }
  if (event.consent === "stopped") return { ...reopened, unansweredSince: null };
  return { ...reopened, unansweredSince: dialog.unansweredSince ?? at };
}

/** A blocked contact's words are kept where they belong, and ask nobody for anything. */
const settledAfter = (dialog: LockedDialog) => ({
  clearedInbound: dialog.inboundCount + 1,
});
