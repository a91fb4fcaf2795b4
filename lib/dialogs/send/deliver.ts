import { and, eq, ne, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import { type NoSender, senderOrWhyNot } from "@/lib/accounts/find";
import {
  notePermissionMissing,
  refuseCredential,
} from "@/lib/accounts/secrets/refuse-credential";
import { adapterOf } from "@/lib/channels";
import type { Outbound, Sender, SendOutcome } from "@/lib/channels/asked";
import { backoffMs } from "@/lib/concurrency/backoff";
import { appUrl } from "@/lib/env";
import { signedLink } from "@/lib/files/signed-link";
import { publishChanged } from "@/lib/live/publish";
import { log } from "@/lib/log";
import { traced } from "@/lib/tracing/traced";
import { type Claim, claimNext, type HeldClaim } from "./claim";
import { markFailed, markSent, markUnknown, sendAgain } from "./settle-claim";
import { isOpen } from "./window";

/**
 * Sends what is queued in a dialog, one after the other, until nothing is due. Safe anywhere and twice at once: a
 * claim is one row's step from `queued` to `sending`, committed before the provider hears anything, and the database
 * allows one in flight for each dialog.
 */
export async function deliverDialog(dialogId: number): Promise<void> {
  // A live server that is silent keeps none from leaving.
  const told: Promise<void>[] = [];
  for (let claim = await claimNext(dialogId); claim; claim = await claimNext(dialogId)) {
    const goesOn = await deliver(claim);
    told.push(tell(claim));
    if (!goesOn) break;
  }
  await Promise.all(told);
}

async function deliver(claim: HeldClaim): Promise<boolean> {
  const { outboxId, accountId, unwanted } = claim;
  if (unwanted) return settle(claim, { outcome: "refused", code: unwanted });
  const asked = await senderOrWhyNot(accountId);
  if (!asked.ok) return settle(claim, withoutSender[asked.reason]);
  // This process stood still, and another one may be looking for this send, or doing it, by now.
  if (Date.now() > claim.postBy) return settle(claim, { outcome: "unreachable" });
  const outcome = await traced("message.post", { outboxId, accountId }, () =>
    post(claim, asked.value),
  );
  log("info", "message.posted", {
    outboxId,
    accountId,
    outcome: outcome.outcome,
    attempt: claim.attempts,
    code: "code" in outcome ? outcome.code : null,
  });
  if (outcome.outcome === "unauthorised" || outcome.outcome === "not-permitted")
    return settleRefusedToken(claim, outcome, asked.value);
  return settle(claim, outcome);
}

const withoutSender: Record<NoSender, Settled> = {
  absent: { outcome: "refused", code: "disconnected" },
  unreadable: { outcome: "refused", code: "unreadable" },
};

async function post(claim: Claim, sender: Sender): Promise<SendOutcome> {
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

type RefusedToken = Extract<SendOutcome, { outcome: "unauthorised" | "not-permitted" }>;
type Settled = Exclude<SendOutcome, RefusedToken>;

/** Writes down what became of a send. True when the dialog's next message may go. */
async function settle(claim: Claim, outcome: Settled): Promise<boolean> {
  switch (outcome.outcome) {
    case "sent":
      await markSent(claim, outcome);
      return true;
    case "refused":
    case "window-closed":
      await markFailed(claim, outcome.code);
      return true;
    case "rate-limited": {
      const { code, retryAfterMs } = outcome;
      const longerMs = backoffMs(claim.attempts);
      const waits = await pauseAccount(claim, retryAfterMs ?? longerMs);
      // Told to wait for a second each time, it would be given up within seconds.
      await sendAgain(claim, code, waits ? Math.max(retryAfterMs ?? 0, longerMs) : 0);
      return false;
    }
    case "unreachable":
      await sendAgain(claim, "unreachable", null);
      return false;
    case "unknown":
      await markUnknown(claim, outcome.code);
      return false;
  }
}

/**
 * The token no longer works, or lacks a permission: the account says that it needs attention, and this message failed.
 * Where somebody has replaced it meanwhile, the message goes with the new one.
 */
async function settleRefusedToken(
  claim: Claim,
  { outcome, code }: RefusedToken,
  sender: Sender,
): Promise<boolean> {
  const note = outcome === "unauthorised" ? refuseCredential : notePermissionMissing;
  const isPresent = await note(claim.channel, sender, code);
  if (isPresent) await markFailed(claim, code);
  else await sendAgain(claim, code, 0);
  return !isPresent;
}

/**
 * By the database's clock, which whoever claims the next one asks. Never for less long than another of its sends was
 * told just now. False for an account that was disconnected meanwhile: what is queued in it waits for nothing.
 */
async function pauseAccount(claim: Claim, pauseMs: number): Promise<boolean> {
  const until = sql`now() + ${pauseMs} * interval '1 ms'`;
  const paused = await db()
    .update(accounts)
    .set({
      sendPausedUntil: sql`greatest(${accounts.sendPausedUntil}, ${until})`,
    })
    .where(and(eq(accounts.id, claim.accountId), ne(accounts.state, "disconnected")))
    .returning({ id: accounts.id });
  return paused.length > 0;
}

async function tell(claim: Claim): Promise<void> {
  const { accountId, dialogId } = claim;
  await publishChanged([{ accountId, dialogId, calm: true }]);
}
