import { and, between, eq, gt, inArray, isNull, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Rows } from "@/db";
import { pipelined } from "@/db/pipelined";
import { prepared, together } from "@/db/prepared";
import { attachments, dialogs, messages, outbox } from "@/db/schema";
import type { MessageEvent } from "@/lib/channels/events";
import { leaveFirstAnswer } from "@/lib/dialogs/actions/first-answer";
import { forgetMarkedUnread } from "@/lib/dialogs/actions/see";
import { clockSkewMs } from "@/lib/dialogs/clock-skew";
import { erasedQuery } from "@/lib/dialogs/erased";
import { firstSaid } from "@/lib/dialogs/first-said";
import { keepMessage } from "@/lib/dialogs/keep-messages";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";
import { settleSent } from "@/lib/dialogs/send/settle";
import { answered, asBefore, firstWaited } from "@/lib/dialogs/unanswered";
import { dayMs } from "@/lib/durations";
import { findOrMakeContact } from "@/lib/patients/contacts/find-or-make-contacts";
import {
  identitiesQuery,
  lockIdentities,
  readIdentities,
} from "@/lib/patients/contacts/known-identities";
import { type Applied, applied, type EventAccount, ignored, waiting } from "./applied";
import { findOrOpenDialog } from "./find-or-open-dialogs";
import { contentOf, filesOf, keepAttachments, tombstoneOf } from "./message-content";
import { keptQuery, takenBackQuery } from "./prefetch";

/**
 * Takes in what the clinic itself said. Our own send comes back under the id that its answer named; one whose
 * answer never came is known by its text, even after it was given up as lost; while a send is on its way the echo waits.
 * All else was written in the channel's own app, or elsewhere, and is shown as the clinic's, but for what was erased. An
 * echo never reopens a dialog.
 */
export async function applyEcho(
  rows: Rows,
  account: EventAccount,
  event: MessageEvent,
): Promise<Applied> {
  const { kept, named, isErased, isTakenBack } = await asked(rows, account, event);
  if (kept.length > 0) return ignored("ownSend");
  if (isErased) return ignored("erased");
  const found = readIdentities(named);
  const contact = await findOrMakeContact(rows, account.id, event.peer, found);
  const at = event.at ?? new Date();
  const inFlight = await holdInFlight(rows, account, contact);
  if (inFlight?.state === "sending") return waiting(event.externalId);
  const { dialog } = await findOrOpenDialog(rows, account.id, { ...contact, at });
  const same =
    inFlight && isSameSend(inFlight, event)
      ? inFlight
      : await sendGivenUp(rows, dialog.id, event);
  if (same) {
    const { externalId } = event;
    await settleSent(rows, same, { externalId, status: "sent", errorCode: null });
    return applied(dialog.id);
  }
  // A send that settled between the first question and this one is now found by its id.
  const [settled] = await prepared(keptQuery(account, [event.externalId]), rows);
  if (settled) return ignored("ownSend");
  const answers = isTakenBack ? null : await answeredBy(rows, dialog, at);
  const id = await keepMessage(
    rows,
    dialog,
    {
      ...(isTakenBack ? tombstoneOf(event) : contentOf(event)),
      direction: "outbound",
      origin: event.writtenIn ?? "app",
      status: "sent",
      at,
      identityId: contact.identityId,
    },
    {
      ...(answers ?? asBefore(dialog)),
      ...(isLastWord(dialog, at) && { undelivered: false }),
    },
  );
  if (!isTakenBack) await keepAttachments(rows, filesOf(event, id));
  if (answers) await leaveFirstAnswer(rows, dialog, { at, authorId: null });
  if (answers?.clearedInbound === dialog.inboundCount)
    await forgetMarkedUnread(rows, dialog.id);
  return applied(dialog.id);
}

/** Was it kept before, or even erased, and whom is it to? */
async function asked(rows: Rows, account: EventAccount, event: MessageEvent) {
  const erased = erasedQuery(account.id, [event]);
  const [, answer] = await pipelined(lockIdentities(rows, account.id, [event.peer]), {
    execute: () =>
      together(
        {
          kept: keptQuery(account, [event.externalId]),
          named: identitiesQuery(account.id, [event.peer]),
          erased: erased.asked,
          takenBack: takenBackQuery(account, [event.externalId]),
        },
        rows,
      ),
  });
  const isErased = erased.read(answer.erased).size > 0;
  return { ...answer, isErased, isTakenBack: answer.takenBack.length > 0 };
}

/**
 * Whom it answers: all, or those who had written before it was said, since echoes come late, and are found later still.
 * Who wrote after it waits since then, or would where somebody has said that no answer is needed. Null where nobody
 * waited for it.
 */
async function answeredBy(rows: Rows, dialog: LockedDialog, at: Date) {
  const { lastInboundAt, settledAt, settledSeq, clearedInbound } = dialog;
  if (!lastInboundAt || lastInboundAt <= at) return answered(dialog);
  const waited = settledAt ? dialog.settledSince : dialog.unansweredSince;
  if (!waited || waited > at) return null;
  const seq = settledAt ? 0 : settledSeq;
  const isLater = and(gt(messages.at, at), gt(messages.seq, seq));
  const next = await firstSaid(rows, dialog.id, isLater);
  if (!next) return answered(dialog);
  const waits = settledAt
    ? { ...asBefore(dialog), settledSince: next.at }
    : { unansweredSince: next.at, settledSince: firstWaited(dialog) };
  return { ...waits, clearedInbound: Math.max(clearedInbound, next.inboundNo - 1) };
}

/** What did not arrive before is made good by what was said after it. */
const isLastWord = ({ lastAt }: LockedDialog, at: Date) => !lastAt || lastAt <= at;

type Sent = { text: string; hasFile: boolean; claimedAt: Date | null };

/**
 * The same words, and not said before ours were sent: echoes come late. The provider knows a file by a link of its own:
 * that there is one must do.
 */
const isSameSend = (sent: Sent, { text, attachments: files, at }: MessageEvent) =>
  sent.text === text &&
  sent.hasFile === files.length > 0 &&
  (!at || !sent.claimedAt || at.getTime() >= sent.claimedAt.getTime() - clockSkewMs);

const send = {
  outboxId: outbox.id,
  messageId: messages.id,
  state: outbox.state,
  claimedAt: outbox.claimedAt,
  text: messages.text,
  hasFile: sql<boolean>`exists (
    select from ${attachments} where ${attachments.messageId} = ${messages.id})`,
};

/** What is on its way to a contact: held before their dialog, as by whoever settles it. */
async function holdInFlight(
  rows: Rows,
  account: EventAccount,
  { contactId }: { contactId: number },
) {
  const [found] = await rows
    .select(send)
    .from(dialogs)
    .innerJoin(outbox, eq(outbox.dialogId, dialogs.id))
    .innerJoin(messages, eq(messages.id, outbox.messageId))
    .where(
      and(
        eq(dialogs.accountId, account.id),
        eq(dialogs.contactId, contactId),
        inArray(outbox.state, ["sending", "unknown"]),
      ),
    )
    .for("update", { of: outbox });
  return found;
}

/** So long after it left the provider may have said it, and so long it may have waited to leave. */
const tookMs = 5 * 60_000;
const waitedMs = dayMs;

/**
 * The same words of which nobody could say whether they were sent: they count as not delivered, and nobody has said them
 * once more.
 */
async function sendGivenUp(rows: Rows, dialogId: number, event: MessageEvent) {
  const { at } = event;
  if (!at) return undefined;
  const again = alias(messages, "again");
  const lost = await rows
    .select(send)
    .from(messages)
    .innerJoin(outbox, eq(outbox.messageId, messages.id))
    .where(
      and(
        eq(messages.dialogId, dialogId),
        between(messages.at, shifted(at, -waitedMs), shifted(at, clockSkewMs)),
        eq(messages.status, "failed"),
        isNull(messages.externalId),
        eq(outbox.errorCode, "unknown"),
        notExists(rows.select().from(again).where(eq(again.retryOfId, messages.id))),
      ),
    )
    .orderBy(messages.at, messages.id);
  return lost.find(
    (each) =>
      each.claimedAt !== null &&
      at <= shifted(each.claimedAt, tookMs) &&
      isSameSend(each, event),
  );
}

const shifted = (moment: Date, byMs: number) => new Date(moment.getTime() + byMs);
