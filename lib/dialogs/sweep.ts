import { lt } from "drizzle-orm";
import { db } from "@/db";
import { changes, organisation } from "@/db/schema";
import { watchAccounts } from "@/lib/accounts/readiness/watch-accounts";
import { forgetLeft } from "@/lib/accounts/secrets/forget-unused";
import { refreshTokens } from "@/lib/accounts/secrets/refresh-tokens";
import { concurrently } from "@/lib/concurrency/concurrently";
import { leaveMarksBehind } from "@/lib/dialogs/list/seen-marks";
import { addUpTallies } from "@/lib/dialogs/list/tallies";
import { changesKeptMs } from "@/lib/dialogs/live/changes";
import { copyMedia } from "@/lib/dialogs/media/copy-media";
import { applyDue } from "@/lib/dialogs/receive/apply-waiting";
import { reconcile } from "@/lib/dialogs/receive/reconcile";
import { refold } from "@/lib/dialogs/search/refold";
import { gatherWords } from "@/lib/dialogs/search/said-words";
import { dialogsToDeliver } from "@/lib/dialogs/send/claim";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { abandonStaleClaims, settleUnknown } from "@/lib/dialogs/send/settle-unknown";
import { fetchPictures } from "@/lib/files/pictures";
import { removeDueFiles } from "@/lib/files/removals";
import { log } from "@/lib/log";
import { isOutage } from "@/lib/outage";
import { learnProfiles } from "@/lib/patients/contacts/learn-profiles";
import { applyRetention } from "@/lib/records/retention";
import { traced } from "@/lib/tracing/traced";

/** How many dialogs are sent to at once: a slow provider must not take the whole pool. */
const deliveredAtOnce = 10;

/** What one run of the sweep found to do. */
export type Swept = SweptUnknown &
  SweptReceived &
  SweptQueued &
  Omit<SweptApart, "words"> &
  SweptApart["words"];

type SweptUnknown = { settled: number };
type SweptReceived = { applied: number };
type SweptQueued = { delivered: number };
type SweptApart = {
  [Step in keyof typeof apart]: Awaited<ReturnType<(typeof apart)[Step]>>;
};

/** What asks politely, or fetches, takes its time: nothing else waits for it. */
const apart = {
  copied: copyMedia,
  pictures: fetchPictures,
  removed: removeDueFiles,
  profiles: learnProfiles,
  tokens: refreshTokens,
  left: forgetLeft,
  measured: watchAccounts,
  recovered: reconcile,
  words: sweepWords,
  expired: () => applyRetention(),
};

/**
 * Does what is due and what a process did not live to do: settles unknown sends, applies waiting deliveries, sends
 * queued messages, copies patients' files and deletes what was let go of; and beside them learns profiles, renews
 * tokens and forgets those that nothing waits for any more, looks for what no webhook brought, folds anew what an older
 * version folded for the search, gathers the words that were said, and deletes what has outlived its retention. One
 * function, safe to run anywhere and twice at once.
 */
export async function sweep(): Promise<Swept> {
  const [unknown, messages, { words, ...found }] = await Promise.all([
    sweepUnknown(),
    sweepReceived().then(async (received) => ({ ...received, ...(await sweepQueued()) })),
    sweepApart(),
  ]);
  return { ...unknown, ...messages, ...found, ...words };
}

/** Runs the sweep on a timer of a long-lived server, one run of each step at a time. Returns what stops it. */
export function sweepEvery(everyMs: number): () => void {
  const steps = {
    unknown: sweepUnknown,
    received: sweepReceived,
    queued: sweepQueued,
    ...apart,
  };
  const timers = Object.entries(steps).map(([name, step]) =>
    repeat(() => traced<unknown>(`sweep.${name}`, {}, step), everyMs),
  );
  return () => timers.forEach(clearInterval);
}

async function sweepApart(): Promise<SweptApart> {
  const found = Object.entries(apart).map(
    async ([name, step]) => [name, await step()] as const,
  );
  return Object.fromEntries(await Promise.all(found)) as SweptApart;
}

async function sweepUnknown(): Promise<SweptUnknown> {
  await abandonStaleClaims();
  const settled = await settleUnknown();
  await concurrently(deliveredAtOnce, settled, deliver);
  return { settled: settled.length };
}

async function sweepReceived(): Promise<SweptReceived> {
  const applied = await applyDue();
  await forgetOldChanges();
  await addUpTallies();
  await leaveMarksBehind();
  await db().update(organisation).set({ sweptAt: new Date() });
  return { applied };
}

async function sweepQueued(): Promise<SweptQueued> {
  const due = await dialogsToDeliver();
  await concurrently(deliveredAtOnce, due, deliver);
  return { delivered: due.length };
}

/** A dialog in which something is wrong keeps no other from being delivered. */
async function deliver(dialogId: number): Promise<void> {
  await deliverDialog(dialogId).catch((fault) => {
    if (isOutage(fault)) throw fault;
    log("error", "message.notDelivered", { dialogId }, fault);
  });
}

/** Words are gathered as they are folded now. */
async function sweepWords(): Promise<{ refolded: number; gathered: number }> {
  const refolded = await refold();
  return { refolded, gathered: refolded === 0 ? await gatherWords() : 0 };
}

function repeat(step: () => Promise<unknown>, everyMs: number): NodeJS.Timeout {
  let isRunning = false;
  const timer = setInterval(async () => {
    if (isRunning) return;
    isRunning = true;
    await step().catch((fault) => log("error", "sweep.failed", {}, fault));
    isRunning = false;
  }, everyMs);
  timer.unref();
  return timer;
}

async function forgetOldChanges(): Promise<void> {
  await db()
    .delete(changes)
    .where(lt(changes.at, new Date(Date.now() - changesKeptMs)));
}
