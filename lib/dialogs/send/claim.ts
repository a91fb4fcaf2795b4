import { and, eq, inArray, lt, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db";
import {
  accounts,
  attachments,
  contacts,
  dialogs,
  identities,
  messages,
  outbox,
} from "@/db/schema";
import type { Outbound } from "@/lib/channels/asked";
import type { Channel, Identity, MessageDetails } from "@/lib/channels/types";

/** One send on its way: claimed, committed, not yet answered. */
export type Claim = {
  outboxId: number;
  messageId: number;
  dialogId: number;
  accountId: number;
  channel: Channel;
  attempts: number;
  text: string;
  /** The file that it is, or carries its words. */
  file: { attachmentId: number; contentType: string; fileName: string } | null;
  /** Which template it is, filled in with what; null where it is free words. */
  template: Outbound["template"] | null;
  to: Identity;
  /** Why nothing may go to that address any more, whatever waits; null where it may. */
  unwanted: "stopped" | "blocked" | "superseded" | null;
  /** Typed by a member of staff, in an account that may answer so for longer than the channel's own window. */
  byAgent: boolean;
  lastInboundAt: Date | null;
};

/** A claim of this process's own, to be posted by then (`Date.now()`) or not at all: others take it for abandoned later. */
export type HeldClaim = Claim & { postBy: number };

/**
 * With the time that a provider may take to answer, long before a claim counts as abandoned, or a list that does not name
 * it as proof.
 */
const postWithinMs = 5_000;

/**
 * Claims the oldest unsettled message of a dialog if it is queued and due; null if there is nothing to do. It waits for
 * a row that somebody holds: skipping it would send the message after it first.
 */
export async function claimNext(dialogId: number): Promise<HeldClaim | null> {
  const postBy = Date.now() + postWithinMs;
  try {
    const { rows } = await db().execute<{ id: string; attempts: number }>(sql`
      update outbox set state = 'sending', claimed_at = now(), attempts = attempts + 1
      where state = 'queued' and id = (
        select head.id from (
          select id, state, due_at, account_id from outbox
          where dialog_id = ${dialogId} and state in ('queued', 'sending', 'unknown')
          order by id limit 1 for update
        ) head
        join accounts on accounts.id = head.account_id
        where head.state = 'queued' and head.due_at <= now()
          and coalesce(accounts.send_paused_until, '-infinity') <= now()
      )
      returning id, attempts`);
    const [claimed] = rows;
    const claim = claimed && (await readClaim(Number(claimed.id)));
    // The try that was claimed here, whatever has become of the row since.
    return claim ? { ...claim, attempts: claimed.attempts, postBy } : null;
  } catch (fault) {
    if (isInFlight(fault)) return null;
    throw fault;
  }
}

/** Another process has a message of this dialog in flight: the partial unique index says so. */
function isInFlight(fault: unknown): boolean {
  const cause = fault instanceof Error ? (fault.cause ?? fault) : fault;
  return (cause as { constraint?: unknown }).constraint === "outbox_one_in_flight";
}

/** A row of the outbox with what sending or settling it needs. */
export async function readClaim(id: number): Promise<Claim | null> {
  const [claim] = await db()
    .select({
      outboxId: outbox.id,
      messageId: messages.id,
      dialogId: outbox.dialogId,
      accountId: outbox.accountId,
      channel: accounts.channel,
      attempts: outbox.attempts,
      text: messages.text,
      details: messages.details,
      byAgent: sql<boolean>`${accounts.humanAgent} and ${messages.origin} = 'staff'`,
      lastInboundAt: dialogs.lastInboundAt,
      stoppedAt: contacts.stoppedAt,
      blockedAt: contacts.blockedAt,
      kind: identities.kind,
      value: identities.value,
      passedOnAt: identities.endedAt,
      attachmentId: attachments.id,
      contentType: attachments.contentType,
      fileName: attachments.fileName,
    })
    .from(outbox)
    .innerJoin(messages, eq(messages.id, outbox.messageId))
    .innerJoin(identities, eq(identities.id, messages.identityId))
    .innerJoin(contacts, eq(contacts.id, identities.contactId))
    .leftJoin(attachments, eq(attachments.messageId, messages.id))
    .innerJoin(dialogs, eq(dialogs.id, outbox.dialogId))
    .innerJoin(accounts, eq(accounts.id, outbox.accountId))
    .where(eq(outbox.id, id));
  if (!claim) return null;
  const { attachmentId, contentType, fileName, ...known } = claim;
  const { kind, value, details, stoppedAt, blockedAt, passedOnAt, ...rest } = known;
  const file =
    attachmentId === null
      ? null
      : { attachmentId, contentType: contentType ?? "", fileName: fileName ?? "" };
  const unwanted = unwantedFor({ stoppedAt, blockedAt, passedOnAt });
  const template = templateIn(details);
  return { ...rest, file, template, unwanted, to: { kind, value } };
}

/** A number that has passed to somebody else meanwhile would bring them what was meant for another. */
function unwantedFor(
  since: Record<"blockedAt" | "passedOnAt" | "stoppedAt", Date | null>,
): Claim["unwanted"] {
  if (since.blockedAt) return "blocked";
  if (since.passedOnAt) return "superseded";
  return since.stoppedAt && "stopped";
}

function templateIn(details: MessageDetails): Claim["template"] {
  const { externalId, values = {} } = details.template ?? {};
  return externalId ? { externalId, values } : null;
}

/**
 * The dialogs whose next message is due to be sent, the longest due first; so many at most. What waits behind another
 * that can't go yet is none of them, and takes nobody's place.
 */
export async function dialogsToDeliver(): Promise<number[]> {
  const before = alias(outbox, "before");
  const found = await db()
    .select({ dialogId: outbox.dialogId })
    .from(outbox)
    .innerJoin(accounts, eq(accounts.id, outbox.accountId))
    .where(
      and(
        eq(outbox.state, "queued"),
        sql`${outbox.dueAt} <= now()`,
        sql`coalesce(${accounts.sendPausedUntil}, '-infinity') <= now()`,
        notExists(
          db()
            .select({ id: before.id })
            .from(before)
            .where(
              and(
                eq(before.dialogId, outbox.dialogId),
                inArray(before.state, ["queued", "sending", "unknown"]),
                lt(before.id, outbox.id),
              ),
            ),
        ),
      ),
    )
    .orderBy(outbox.dueAt)
    .limit(500);
  return found.map(({ dialogId }) => dialogId);
}
