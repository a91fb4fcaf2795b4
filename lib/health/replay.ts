import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db";
import { deliveries } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { applyDeliveries } from "@/lib/dialogs/receive/apply-waiting";
import type { Replayed } from "./types";

/**
 * Reads quarantined events again and applies them, after whatever was wrong has been mended. One that was applied once
 * is never applied twice, so it is safe to repeat and to do at once; one that is still not understood stays where it is.
 * Audited for each event; `by` is the member of staff.
 */
export async function replayDeliveries(ids: number[], by: number): Promise<Replayed> {
  const taken = await take(ids, by);
  await applyDeliveries(taken);
  const quarantined = await db().$count(
    deliveries,
    and(inArray(deliveries.id, taken), eq(deliveries.state, "quarantined")),
  );
  return { ok: true, settled: taken.length - quarantined, quarantined };
}

/** From here on the sweep would apply them, if this process ended. */
async function take(ids: number[], by: number): Promise<number[]> {
  if (ids.length === 0) return [];
  return db().transaction(async (rows) => {
    const taken = await rows
      .update(deliveries)
      .set({ state: "waiting", settledAt: null, nextAttemptAt: new Date() })
      .where(and(inArray(deliveries.id, ids), eq(deliveries.state, "quarantined")))
      .returning({ id: deliveries.id });
    for (const { id } of taken)
      await recordAudit(rows, {
        staffId: by,
        action: "delivery.replayed",
        subject: "delivery",
        subjectId: String(id),
      });
    return taken.map(({ id }) => id).toSorted((one, other) => one - other);
  });
}
