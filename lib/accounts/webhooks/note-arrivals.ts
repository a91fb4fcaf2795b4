import { and, inArray, isNull, lt, or } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";

/** How long (ms) this process takes an arrival of an account for noted. */
const keptMs = 3_000;
const noted = new Map<number, number>();

/**
 * Notes that signed webhooks of these accounts arrive. Once a minute is enough to know; more would make every delivery
 * wait for the account's row.
 */
export async function noteArrivals(accountIds: number[]): Promise<void> {
  const now = new Date();
  const due = accountIds.filter((id) => (noted.get(id) ?? 0) < now.getTime() - keptMs);
  if (due.length === 0) return;
  for (const id of due) noted.set(id, now.getTime());
  const minuteAgo = new Date(now.getTime() - 60_000);
  await db()
    .update(accounts)
    .set({ lastSignedInboundAt: now })
    .where(
      and(
        inArray(accounts.id, due),
        or(
          isNull(accounts.lastSignedInboundAt),
          lt(accounts.lastSignedInboundAt, minuteAgo),
        ),
      ),
    );
}
