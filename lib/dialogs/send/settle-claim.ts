import { eq, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { outbox } from "@/db/schema";
import type { MessageStatus } from "@/lib/channels/types";
import { backoffMs } from "@/lib/concurrency/backoff";
import { noteNewVersion } from "@/lib/dialogs/note-change";
import { applyWaitingFor } from "@/lib/dialogs/receive/apply-waiting";
import type { Claim } from "./claim";
import { settleFailed, settleSent } from "./settle";

/** After so many tries that provably sent nothing, a message counts as not delivered. */
const mostAttempts = 8;
/** First look for an answer that never came. */
const lookAfterMs = 2_000;

/** The provider has the message: reports that came before its answer are applied now. */
export async function markSent(
  claim: Claim,
  proof: { externalId: string; status: MessageStatus; errorCode?: string | null },
): Promise<void> {
  await db().transaction(async (rows) => {
    const row = await lockOutbox(rows, claim);
    // A callback has told already; it may have said more than the answer does.
    if (row?.state === "sent") return;
    await settleSent(rows, claim, { errorCode: null, ...proof });
  });
  await applyWaitingFor([{ accountId: claim.accountId, externalId: proof.externalId }]);
}

/**
 * Sends once more later, since nothing was sent; after too many tries it counts as not delivered. Nothing where this
 * try is settled, or another one has begun: two sweeps may look for the same send.
 */
export async function sendAgain(
  claim: Claim,
  code: string,
  waitMs: number | null,
): Promise<void> {
  await db().transaction(async (rows) => {
    if (!(await lockTry(rows, claim, ["sending", "unknown"]))) return;
    if (claim.attempts >= mostAttempts) return settleFailed(rows, claim, code);
    const waits = waitMs ?? backoffMs(claim.attempts);
    const dueAt = sql`now() + ${waits} * interval '1 ms'`;
    await rows
      .update(outbox)
      .set({ state: "queued", claimedAt: null, dueAt, errorCode: code })
      .where(eq(outbox.id, claim.outboxId));
    await noteUnsettled(rows, claim);
  });
}

/** The provider refused this try, or nothing may go to the contact: it was not sent, and staff read why. */
export async function markFailed(claim: Claim, code: string): Promise<void> {
  await db().transaction(async (rows) => {
    if (await lockTry(rows, claim, ["sending", "unknown"]))
      await settleFailed(rows, claim, code);
  });
}

/** Nobody could say whether it was sent: it counts as not delivered, and staff read that they must ask first. */
export async function giveUp(claim: Claim, code: string): Promise<void> {
  await db().transaction(async (rows) => {
    if (await lockTry(rows, claim, ["unknown"])) await settleFailed(rows, claim, code);
  });
}

/** An answer never came: the provider may or may not have the message, and it is looked for from now on. */
export async function markUnknown(claim: Claim, code: string | null): Promise<void> {
  await db().transaction(async (rows) => {
    if (!(await lockTry(rows, claim, ["sending"]))) return;
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
const noteUnsettled = (rows: Rows, { dialogId, accountId, messageId }: Claim) =>
  noteNewVersion(rows, { id: dialogId, accountId }, messageId);

type State = (typeof outbox.$inferSelect)["state"];

/** Is it still this try that the row waits for, in one of these states? */
async function lockTry(rows: Rows, claim: Claim, states: State[]): Promise<boolean> {
  const row = await lockOutbox(rows, claim);
  return row?.attempts === claim.attempts && states.includes(row.state);
}

async function lockOutbox(rows: Rows, { outboxId }: Claim) {
  const [row] = await rows
    .select({ state: outbox.state, attempts: outbox.attempts })
    .from(outbox)
    .where(eq(outbox.id, outboxId))
    .for("update");
  return row;
}
