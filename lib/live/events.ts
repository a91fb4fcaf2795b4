import type { BatchEvent } from "pusher";
import type { ATTENDED, CHANGED, ChangedEvent } from "./types";

/** One dialog of which something is to be told, on a channel that its listeners hear; null: what they may see changed. */
export type ChannelChange = { channel: string; dialogId: number | null };

/** What an event tells. */
export type EventName = typeof CHANGED | typeof ATTENDED;

/** Screens ask for everything that changed after any event, so many names of dialogs would tell them nothing more. */
const NAMED_DIALOGS_PER_CHANNEL = 5;

const EVENTS_PER_BATCH = 10;

/**
 * The fewest events that tell of these changes, in batches that the live server accepts: repeats are told once, and
 * a channel with many dialogs hears one event that names none. The payload is made here, of ids alone.
 */
export function eventBatches(
  name: EventName,
  changes: readonly ChannelChange[],
): BatchEvent[][] {
  const dialogsOf = new Map<string, Set<number | null>>();
  for (const { channel, dialogId } of changes) {
    dialogsOf.set(channel, (dialogsOf.get(channel) ?? new Set()).add(dialogId));
  }
  const events = [...dialogsOf].flatMap(([channel, dialogs]) =>
    payloads(dialogs).map((data) => ({ channel, name, data })),
  );
  return inBatches(events);
}

function payloads(dialogs: ReadonlySet<number | null>): ChangedEvent[] {
  if (dialogs.has(null)) return [{ renewed: true }];
  if (dialogs.size > NAMED_DIALOGS_PER_CHANNEL) return [{}];
  return [...dialogs].flatMap((dialogId) => (dialogId === null ? [] : [{ dialogId }]));
}

function inBatches(events: BatchEvent[]): BatchEvent[][] {
  const batches: BatchEvent[][] = [];
  for (let start = 0; start < events.length; start += EVENTS_PER_BATCH) {
    batches.push(events.slice(start, start + EVENTS_PER_BATCH));
  }
  return batches;
}
