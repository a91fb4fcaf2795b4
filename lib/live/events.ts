import type { BatchEvent } from "pusher";
import type { AttendedEvent, attendedEvent, ChangedEvent, changedEvent } from "./types";

/**
 * One dialog of which something is to be told, on a channel that its listeners hear; null: what they may see changed.
 * `calm` where nobody waits for it; `staffId` where somebody came or went; `except` the socket of who told it.
 */
export type ChannelChange = {
  channel: string;
  dialogId: number | null;
  calm?: boolean;
  staffId?: number;
  except?: string | undefined;
};

/** What an event tells. */
export type EventName = typeof changedEvent | typeof attendedEvent;

/** Screens ask for everything that changed after any event, so many names of dialogs would tell them nothing more. */
const namedDialogsPerChannel = 5;

const eventsPerBatch = 10;

/**
 * The fewest events that tell of these changes, in batches that the live server accepts: repeats are told once, and
 * a channel with many dialogs hears one event that names none. The payload is made here, of ids alone.
 */
export function eventBatches(
  name: EventName,
  changes: readonly ChannelChange[],
): BatchEvent[][] {
  const events = [...groups(changes, ({ channel }) => channel)].flatMap(
    ([channel, theirs]) => {
      const [{ except } = {}] = theirs;
      const aside = except ? { socket_id: except } : {};
      return payloads(theirs).map((data) => ({ channel, name, data, ...aside }));
    },
  );
  return inBatches(events);
}

/** What somebody waits for is told as such, however much else is told of the dialog. */
function payloads(changes: readonly ChannelChange[]): (ChangedEvent | AttendedEvent)[] {
  const dialogs = groups(changes, ({ dialogId }) => dialogId);
  if (dialogs.has(null)) return [{ renewed: true }];
  if (dialogs.size > namedDialogsPerChannel) return [manner(changes)];
  return [...dialogs].flatMap(([dialogId, theirs]) =>
    dialogId === null ? [] : [{ dialogId, ...manner(theirs) }],
  );
}

function manner(changes: readonly ChannelChange[]) {
  const [{ staffId } = {}] = changes;
  return {
    ...(changes.every(({ calm }) => calm) && { calm: true as const }),
    ...(staffId !== undefined && { staffId }),
  };
}

function groups<Key>(
  changes: readonly ChannelChange[],
  keyOf: (change: ChannelChange) => Key,
): Map<Key, ChannelChange[]> {
  const grouped = new Map<Key, ChannelChange[]>();
  for (const change of changes) {
    const key = keyOf(change);
    grouped.set(key, [...(grouped.get(key) ?? []), change]);
  }
  return grouped;
}

function inBatches(events: BatchEvent[]): BatchEvent[][] {
  const batches: BatchEvent[][] = [];
  for (let start = 0; start < events.length; start += eventsPerBatch) {
    batches.push(events.slice(start, start + eventsPerBatch));
  }
  return batches;
}
