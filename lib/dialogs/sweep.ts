import { lt } from "drizzle-orm";
import { db } from "@/db";
import { changes, organisation } from "@/db/schema";
import { atOnce } from "@/lib/at-once";
import { publishChanged } from "@/lib/live/publish";
import { log } from "@/lib/log";
import { deliverDialog, dialogsToDeliver } from "./deliver";
import { applyDue } from "./ledger";
import { abandonStaleClaims, settleUnknown } from "./settle-unknown";

/** Screens that were away for longer load anew. */
const changesKeptMs = 3 * 24 * 3_600_000;

/** How many dialogs are sent to at once: a slow provider must not take the whole pool. */
const deliveredAtOnce = 10;

/** What one run of the sweep found to do. */
export type Swept = { settled: number; applied: number; delivered: number };

/**
 * Does what is due and what a process did not live to do: settles unknown sends, applies waiting deliveries, sends
 * queued messages. One function, safe to run anywhere and twice at once.
 */
export async function sweep(): Promise<Swept> {
  await abandonStaleClaims();
  const settled = await settleUnknown();
  const waiting = await applyDue();
  await publishChanged(waiting.changed);
  const due = new Set([...settled, ...(await dialogsToDeliver())]);
  await atOnce(deliveredAtOnce, [...due], deliverDialog);
  await forgetOldChanges();
  await db().update(organisation).set({ sweptAt: new Date() });
  return { settled: settled.length, applied: waiting.count, delivered: due.size };
}

/** Runs the sweep on a timer of a long-lived server, one run at a time. Returns what stops it. */
export function sweepEvery(everyMs: number): () => void {
  let isRunning = false;
  const timer = setInterval(async () => {
    if (isRunning) return;
    isRunning = true;
    await sweep().catch((fault) => log("error", "sweep.failed", {}, fault));
    isRunning = false;
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function forgetOldChanges(): Promise<void> {
  await db()
    .delete(changes)
    .where(lt(changes.at, new Date(Date.now() - changesKeptMs)));
}
