import type { ChannelEvent, MessageEvent } from "@/lib/channels/events";
import { batched } from "@/lib/concurrency/batched";
import { withTimeout } from "@/lib/concurrency/with-timeout";
import type { EventAccount } from "@/lib/dialogs/apply/applied";
import { isWritten } from "@/lib/dialogs/apply/apply-events";
import { type Kept, keepEvent, keepTogether } from "./keep-events";
import { inReceiveQueue } from "./queues";

/** So many share a transaction at most: what waits for one of them waits for all. */
const most = 32;

/** A provider that has many to deliver comes back with the next as soon as it was answered: so long at most. */
const restMs = 20;

/**
 * Providers give up after 15 seconds, and hear before that to come again. What is kept after all is then a repeat.
 */
const timeoutMs = 12_000;

type Keep = (events: readonly MessageEvent[]) => Promise<Map<ChannelEvent, Kept>>;

/** The accounts of which something came to this process. */
const batchers = new Map<number, Keep>();

/**
 * Keeps an event in its turn. What patients write to an account while others' words are being kept is gathered, and
 * kept together as soon as that ends: a burst takes one transaction, and who comes alone waits for nobody.
 * @throws as `keepEvent`
 */
export async function keepBatched(
  account: EventAccount,
  event: ChannelEvent,
): Promise<Kept> {
  if (!isWritten(event)) return inReceiveQueue(() => keepEvent(account, event));
  const kept = await withTimeout(timeoutMs, batcherOf(account)([event]));
  return kept.get(event) ?? { state: "duplicate" };
}

function batcherOf(account: EventAccount): Keep {
  const batcher =
    batchers.get(account.id) ??
    batched(
      (events: MessageEvent[]) => inReceiveQueue(() => keepTogether(account, events)),
      {
        joins: suit,
        restMs,
      },
    );
  batchers.set(account.id, batcher);
  return batcher;
}

/** No two of one contact: their words are kept in the order in which they came. */
function suit(gathered: readonly MessageEvent[], more: readonly MessageEvent[]): boolean {
  const present = new Set(gathered.flatMap(namesOf));
  return (
    gathered.length < most && !more.flatMap(namesOf).some((name) => present.has(name))
  );
}

const namesOf = ({ peer }: MessageEvent) => peer.identities.map(({ value }) => value);
