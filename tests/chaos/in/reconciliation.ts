import { setTimeout as pause } from "node:timers/promises";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";

const limitMs = 300_000;

/** Puts the next comparison with the providers' lists off, so that it can't hide what was lost. */
export async function holdReconciliation(): Promise<void> {
  await db().update(accounts).set({ reconcileDueAt: sql`now() + interval '1 day'` });
}

/** Makes every account due, and waits until the running application's sweep has compared each. */
export async function reconcileOnce(): Promise<void> {
  const from = new Date();
  const isConnected = eq(accounts.state, "connected");
  await db().update(accounts).set({ reconcileDueAt: from }).where(isConnected);
  const isOpen = or(isNull(accounts.reconciledAt), lt(accounts.reconciledAt, from));
  for (let waited = 0; waited < limitMs; waited += 500) {
    if ((await db().$count(accounts, and(isConnected, isOpen))) === 0) return;
    await pause(500);
  }
  throw new Error("The reconciliation did not end.");
}
