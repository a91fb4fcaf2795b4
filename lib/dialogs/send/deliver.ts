import { and, eq, ne, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, messages, outbox } from "@/db/schema";
import { senderOf } from "@/lib/accounts/find";
import { refuseCredential } from "@/lib/accounts/refuse-credential";
import { adapterOf } from "@/lib/channels";
import type { Outbound, SendOutcome } from "@/lib/channels/asked";
import type { MessageStatus } from "@/lib/channels/types";
import { noteChange } from "@/lib/dialogs/keep-message";
import { applyWaitingFor } from "@/lib/dialogs/receive/apply-waiting";
import { appUrl } from "@/lib/env";
import { signedLink } from "@/lib/files/signed-link";
import { publishChanged } from "@/lib/live/publish";
import { log } from "@/lib/log";
import { traced } from "@/lib/tracing/traced";
import { type Claim, claimNext } from "./claim";
import { settleFailed, settleSent } from "./settle";
import { isOpen } from "./window";

/** After so many tries that provably sent nothing, a message counts as not delivered. */
const mostAttempts = 8;
/** First look for an answer that never came. */
const lookAfterMs = 2_000;

/**
 * Sends what is queued in a dialog, one after the other, until nothing is due. Safe anywhere and twice at once: a
 * claim is one row's step from `queued` to `sending`, committed before the provider hears anything, and the database
 * allows one in flight for each dialog.
 */
export async function deliverDialog(dialogId: number): Promise<void> {
  for (let claim = await claimNext(dialogId); claim; claim = await claimNext(dialogId)) {
    const goesOn = await deliver(claim);
    await tell(claim);
    if (!goesOn) return;
  }
}

async function deliver(claim: Claim): Promise<boolean> {
  const { outboxId, accountId } = claim;
  const outcome = await traced("message.post", { outboxId, accountId }, () =>
    post(claim),
  );
  log("info", "message.posted", {
    outboxId,
    accountId,
    outcome: outcome.outcome,
    attempt: claim.attempts,
    code: "code" in outcome ? outcome.code : null,
  });
  return settle(claim, outcome);
}

async function post(claim: Claim): Promise<SendOutcome> {
  const sender = await senderOf(claim.accountId);
  if (!sender) return { outcome: "refused", code: "disconnected" };
  const adapter = adapterOf(claim.channel);
  const { statusPath } = adapter.facts;
  const outbound: Outbound = {
    to: claim.to,
    text: claim.text,
    attachment: claim.file
      ? {
          url: signedLink(claim.file.attachmentId, claim.file.fileName),
          contentType: claim.file.contentType,
        }
      : undefined,
    template: claim.template ?? undefined,
    statusUrl: statusPath
      ? `${appUrl()}${statusPath}?outbox=${claim.outboxId}`
      : undefined,
    humanAgent: claim.byAgent && !isOpen(adapter.facts, claim.lastInboundAt),
  };
  return adapter.send(sender, outbound);
}

/** Writes down what became of a send. True when the dialog's next message may go. */
async function settle(claim: Claim, outcome: SendOutcome): Promise<boolean> {
  switch (outcome.outcome) {
    case "sent":
      await markSent(claim, outcome);
      return true;
    case "refused":
    case "window-closed":
      await db().transaction((rows) => settleFailed(rows, claim, outcome.code));
      return true;
    case "unauthorised":
      await db().transaction((rows) => failForCredential(rows, claim, outcome.code));
      return false;
    case "rate-limited":
      await pauseAccount(claim, outcome.retryAfterMs ?? backoffMs(claim.attempts));
      await sendAgain(claim, outcome.code, outcome.retryAfterMs);
      return false;
    case "unreachable":
      await sendAgain(claim, "unreachable", null);
      return false;
    case "unknown":
      await markUnknown(claim, outcome.code);
      return false;
  }
}

/** The provider has the message: reports that came before its answer are applied now. */
export async function markSent(
  claim: Claim,
  proof: { externalId: string; status: MessageStatus },
): Promise<void> {
  await db().transaction(async (rows) => {
    const state = await lockOutbox(rows, claim.outboxId);
    // A callback has told already; it may have said more than the answer does.
    if (state === "sent") return;
    await settleSent(rows, claim, proof);
  });
  await applyWaitingFor([{ accountId: claim.accountId, externalId: proof.externalId }]);
}

/** Sends once more later, since nothing was sent; after too many tries it counts as not delivered. */
export async function sendAgain(
  claim: Claim,
  code: string,
  waitMs: number | null,
): Promise<void> {
  await db().transaction(async (rows) => {
    if ((await lockOutbox(rows, claim.outboxId)) === "sent") return;
    if (claim.attempts >= mostAttempts) return settleFailed(rows, claim, code);
    const dueAt = new Date(Date.now() + (waitMs ?? backoffMs(claim.attempts)));
    await rows
      .update(outbox)
      .set({ state: "queued", claimedAt: null, dueAt, errorCode: code })
      .where(eq(outbox.id, claim.outboxId));
    await noteUnsettled(rows, claim);
  });
}

/** Nobody could say whether it was sent: it counts as not delivered, and staff read that they must ask first. */
export async function giveUp(claim: Claim, code: string): Promise<void> {
  await db().transaction(async (rows) => {
    if ((await lockOutbox(rows, claim.outboxId)) !== "unknown") return;
    await settleFailed(rows, claim, code);
  });
}

async function markUnknown(claim: Claim, code: string | null): Promise<void> {
  await db().transaction(async (rows) => {
    if ((await lockOutbox(rows, claim.outboxId)) !== "sending") return;
    await rows
      .update(outbox)
      .set({
        state: "unknown",
        dueAt: new Date(Date.now() + lookAfterMs),
        errorCode: code,
      })
      .where(eq(outbox.id, claim.outboxId));
    await noteUnsettled(rows, claim);
  });
}

/** Screens show that a message's fate is being looked for, so the message has changed. */
async function noteUnsettled(rows: Rows, claim: Claim) {
  await rows
    .update(messages)
    .set({ version: sql`${messages.version} + 1` })
    .where(eq(messages.id, claim.messageId));
  await noteChange(
    rows,
    { id: claim.dialogId, accountId: claim.accountId },
    claim.messageId,
  );
}

async function lockOutbox(rows: Rows, id: number) {
  const [row] = await rows
    .select({ state: outbox.state })
    .from(outbox)
    .where(eq(outbox.id, id))
    .for("update");
  return row?.state;
}

/** The token no longer works: this message failed, and the account says that it needs attention. */
async function failForCredential(rows: Rows, claim: Claim, code: string): Promise<void> {
  await settleFailed(rows, claim, code);
  const [account] = await rows
    .select({ credentialId: accounts.credentialId })
    .from(accounts)
    .where(and(eq(accounts.id, claim.accountId), ne(accounts.state, "disconnected")));
  if (account) await refuseCredential(rows, account.credentialId, code);
}

async function pauseAccount(claim: Claim, pauseMs: number): Promise<void> {
  await db()
    .update(accounts)
    .set({ sendPausedUntil: new Date(Date.now() + pauseMs) })
    .where(eq(accounts.id, claim.accountId));
}

/** 2, 4, 8 … seconds up to an hour, a fifth of it by chance, so that many don't come back at once. */
function backoffMs(attempts: number): number {
  const full = Math.min(3_600_000, 1_000 * 2 ** attempts);
  return full * (0.8 + 0.2 * Math.random());
}

async function tell(claim: Claim): Promise<void> {
  await publishChanged([{ accountId: claim.accountId, dialogId: claim.dialogId }]);
}
