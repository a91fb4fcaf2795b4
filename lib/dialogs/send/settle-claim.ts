import { eq } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { outbox } from "@/db/schema";
import type { MessageStatus } from "@/lib/channels/types";
import { noteNewVersion } from "@/lib/dialogs/note-change";
import { applyWaitingFor } from "@/lib/dialogs/receive/apply-waiting";
import { backoffMs } from "@/lib/waiting/backoff";
import type { Claim } from "./claim";
import { settleFailed, settleSent } from "./settle";

/** After so many tries that provably sent nothing, a message counts as not delivered. */
const mostAttempts = 8;
/** First look for an answer that never came. */
const lookAfterMs = 2_000;

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

/** An answer never came: the provider may or may not have the message, and it is looked for from now on. */
export async function markUnknown(claim: Claim, code: string | null): Promise<void> {
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
const noteUnsettled = (rows: Rows, { dialogId, accountId, messageId }: Claim) =>
  noteNewVersion(rows, { id: dialogId, accountId }, messageId);

async function lockOutbox(rows: Rows, id: number) {
  const [row] = await rows
    .select({ state: outbox.state })
    .from(outbox)
    .where(eq(outbox.id, id))
    .for("update");
  return row?.state;
}
