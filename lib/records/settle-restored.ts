import { eq, isNull } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { organisation, outbox, passwordLinks, sessions } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { settleFailed } from "@/lib/dialogs/send/settle";
import { renewAudience } from "@/lib/live/audience";

/**
 * Makes a restored copy one that may serve. Screens load anew, everybody signs in anew, and links to choose a password
 * are over, since both may have ended after the copy was made. Replies that waited to be sent may have gone since:
 * they count as not sent, and say so, rather than reach a patient twice. Answers how many.
 */
export async function settleRestored(madeAt: Date): Promise<{ unsent: number }> {
  return db().transaction(async (rows) => {
    await rows.update(organisation).set({ epoch: crypto.randomUUID() });
    await renewAudience(rows);
    await endAll(rows);
    const queued = await rows.select().from(outbox).where(eq(outbox.state, "queued"));
    for (const { id, messageId } of queued)
      await settleFailed(rows, { outboxId: id, messageId }, "restored");
    const details = { madeAt: madeAt.toISOString(), unsent: queued.length };
    await recordAudit(rows, { staffId: null, action: "records.restored", details });
    return { unsent: queued.length };
  });
}

async function endAll(rows: Rows) {
  const endedAt = new Date();
  await rows.update(sessions).set({ endedAt }).where(isNull(sessions.endedAt));
  await rows.update(passwordLinks).set({ endedAt }).where(isNull(passwordLinks.endedAt));
}
