import { secretsOf } from "@/lib/accounts/secrets/keyring";
import { accountIds } from "@/lib/accounts/webhooks/addressed";
import { noteArrivals } from "@/lib/accounts/webhooks/note-arrivals";
import { adapterOf } from "@/lib/channels";
import type { ChannelEvent, Opened, RawDelivery } from "@/lib/channels/events";
import type { Channel } from "@/lib/channels/types";
import { batched } from "@/lib/concurrency/batched";
import { isReport } from "@/lib/dialogs/apply/apply-events";
import { copyMedia } from "@/lib/dialogs/media/copy-media";
import { flushSearchIndex } from "@/lib/dialogs/search/flush-search-index";
import { publishChanged } from "@/lib/live/publish";
import { log } from "@/lib/log";
import { type Refused, refused } from "@/lib/result";
import { traced } from "@/lib/tracing/traced";
import { applyDeliveries, applyWaitingFor } from "./apply-waiting";
import { keepBatched } from "./keep-batched";
import { keepBatch, tally } from "./ledger";
import { inFollowUpQueue, inReceiveQueue } from "./queues";

/** What to answer: `forged` 403, `malformed` 400, `kept` 200. `tell` is for after the answer. */
export type Received = Unreceived | { ok: true; tell: () => Promise<void> };

type Unreceived = Refused<"forged" | "malformed">;

type Addressed = { account: { id: number }; event: ChannelEvent };

/**
 * A delivery from a provider: verified over everything received, kept, applied. Nothing of a forged one is stored.
 * @throws only when the database is away or overloaded: then the delivery must come again.
 */
export function receive(channel: Channel, raw: RawDelivery): Promise<Received> {
  return traced("webhook.receive", { kind: channel }, async () => {
    const ours = await inReceiveQueue(() => take(channel, raw));
    if (!Array.isArray(ours)) return ours;
    const tellOfKept = await keep(ours);
    return { ok: true, tell: () => tell(ours, tellOfKept) };
  });
}

/** Whose events a delivery has, or why it is refused. */
async function take(
  channel: Channel,
  raw: RawDelivery,
): Promise<Addressed[] | Unreceived> {
  const opened = await open(channel, raw);
  if (!opened.ok) return refuse(channel, opened.reason);
  const claimed = adapterOf(channel).claimedCredential(raw);
  const { ours, foreign } = await address(channel, claimed, opened.events);
  // One account's secret opens that account's deliveries only; the deployment's own opens all.
  if (claimed !== null && foreign > 0) return refuse(channel, "forged");
  if (foreign > 0) await tally(channel, "foreignAccount", foreign);
  for (const { reason, count } of opened.tallied) await tally(channel, reason, count);
  return ours;
}

async function open(channel: Channel, raw: RawDelivery): Promise<Opened> {
  const adapter = adapterOf(channel);
  const claimed = adapter.claimedCredential(raw);
  const opened = adapter.open(raw, await secretsOf(channel, claimed));
  if (opened.ok || opened.reason !== "forged") return opened;
  // The token may have been replaced a moment ago, by another copy of the application.
  return adapter.open(raw, await secretsOf(channel, claimed, { fresh: true }));
}

/** Finds the account of each event: an account of ours, under the credential that signed. */
async function address(channel: Channel, claimed: string | null, events: ChannelEvent[]) {
  const named = [...new Set(events.map((event) => event.accountExternalId))];
  const ids = await accountIds(channel, claimed, named);
  const ours: Addressed[] = events.flatMap((event) => {
    const id = ids.get(event.accountExternalId);
    return id === undefined ? [] : [{ account: { id }, event }];
  });
  return { ours, foreign: events.length - ours.length };
}

/**
 * A single event is applied before the answer. A batch is kept before it and applied after it, since the provider
 * gives it seconds only; what the process does not live to apply, the sweep does.
 */
async function keep(ours: Addressed[]): Promise<() => Promise<unknown>> {
  const [only, ...others] = ours;
  if (!only) return async () => undefined;
  if (others.length > 0) {
    const ids = await inReceiveQueue(() => keepBatch(ours));
    return () => inFollowUpQueue(() => applyDeliveries(ids));
  }
  const kept = await keepBatched(only.account, only.event);
  const dialogId = kept.state === "applied" ? kept.dialogId : null;
  const change = { accountId: only.account.id, calm: isReport(only.event) };
  return () => publishChanged(dialogId === null ? [] : [{ ...change, dialogId }]);
}

async function tell(
  ours: Addressed[],
  tellOfKept: () => Promise<unknown>,
): Promise<void> {
  await tellOfKept();
  await follow(ours);
  if (ours.some(({ event }) => hasFiles(event))) await copyMedia();
}

const hasFiles = (event: ChannelEvent) =>
  event.type === "message" && event.attachments.length > 0;

/** What waited for these, for all that came meanwhile at once: a burst asks about it no more often than it must. */
const follow = batched(async (came: Addressed[]) => {
  await applyWaitingFor(messagesAmong(came));
  await noteArrivals([...new Set(came.map(({ account }) => account.id))]);
  await flushSearchIndex(came.reduce((sum, { event }) => sum + lengthOf(event), 0));
});

const lengthOf = (event: ChannelEvent) =>
  event.type === "message" ? (event.text?.length ?? 0) : 0;

/** A reaction or an unsending may come before its message; it was waiting for it. */
const messagesAmong = (came: Addressed[]) =>
  came.flatMap(({ account, event }) =>
    event.type === "message"
      ? [{ accountId: account.id, externalId: event.externalId }]
      : [],
  );

function refuse(channel: Channel, reason: Unreceived["reason"]): Unreceived {
  log("warn", "webhook.refused", { kind: channel, reason });
  return refused(reason);
}
