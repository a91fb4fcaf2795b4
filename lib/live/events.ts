import type { BatchEvent } from "pusher";
import { CHANGED, type ChangedEvent } from "./types";

/** One dialog that changed, on the channel that its listeners hear. */
export type ChannelChange = { channel: string; dialogId: number };

/** Screens ask for everything that changed after any event, so many names of dialogs would tell them nothing more. */
const NAMED_DIALOGS_PER_CHANNEL = 5;

const EVENTS_PER_BATCH = 10;

/**
 * The fewest events that tell of these changes, in batches that the live server accepts: repeats are told once, and
 * a channel with many dialogs hears one event that names none. The payload is made here, of ids alone.
 */
export function eventBatches(changes: readonly ChannelChange[]): BatchEvent[][] {
  const dialogsOf = new Map<string, Set<number>>();
  for (const { channel, dialogId } of changes) {
    dialogsOf.set(channel, (dialogsOf.get(channel) ?? new Set()).add(dialogId));
  }
  const events = [...dialogsOf].flatMap(([channel, dialogs]) =>
    payloads(dialogs).map((data) => ({ channel, name: CHANGED, data })),
  );
  return inBatches(events);
}

function payloads(dialogs: ReadonlySet<number>): ChangedEvent[] {
  if (dialogs.size > NAMED_DIALOGS_PER_CHANNEL) return [{}];
  return [...dialogs].map((dialogId) => ({ dialogId }));
}

function inBatches(events: BatchEvent[]): BatchEvent[][] {
  const batches: BatchEvent[][] = [];
  for (let start = 0; start < events.length; start += EVENTS_PER_BATCH) {
    batches.push(events.slice(start, start + EVENTS_PER_BATCH));
  }
  return batches;
}
