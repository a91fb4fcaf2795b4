import type { InboxRequests } from "@/components/inbox/inbox-requests";
import { isSameFilter } from "@/components/inbox/state/place";
import type { InboxStore } from "@/components/inbox/state/store";
import { oneAtATime } from "./one-at-a-time";

type Surroundings = {
  store: InboxStore;
  requests: InboxRequests;
  /** Called after each question: did the server answer it, and is the screen true? */
  onAnswer: (isCaughtUp: boolean) => void;
  /** Called just before the list begins anew: pages of it that are still under way belong to the past. */
  onListing: () => void;
  /** Called just before everything is replaced: answers that are still under way belong to the past. */
  onReloading: () => void;
};

export type CatchingUp = {
  /** Asks at once. The promise ends when a question asked after the call has been answered. */
  catchUp(): Promise<void>;
  /**
   * Asks at once where nothing was asked for a moment; else it waits for the next question, or until the moment is over.
   * Not at all for what was done at a time (`performance.now()`) since which something was asked.
   */
  catchUpCalmly(since?: number): void;
  /** Lets go of what waits. */
  stop(): void;
};

/** A reply is stored, sent and delivered within a moment: that costs each open screen one question more, not three. */
const calmMs = 1_000;

/**
 * Catching up is the only way the screen changes: asks what changed since the cursor and takes it in. Safe to call at
 * any moment; calls that come together become one question.
 */
export function catchingUp(surroundings: Surroundings): CatchingUp {
  const { store, requests, onAnswer, onListing } = surroundings;
  let askedAt = Number.NEGATIVE_INFINITY;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const catchUp = oneAtATime(async () => {
    askedAt = performance.now();
    stop();
    const { cursor, clock: asOf, place: asked } = store.read();
    const answer = await requests.changes({ ...asked, cursor });
    if (!answer.ok) return onAnswer(false);
    if (answer.value.reset) return onAnswer(await reload(surroundings));
    if (answer.value.next !== undefined) onListing();
    store.dispatch({ type: "changed", changes: answer.value, asked, asOf });
    onAnswer(true);
    // The cursor waits where it was until the dialog that is open now has been asked about; so do the tabs' counts.
    const { place: now } = store.read();
    if (now.openId !== asked.openId || !isSameFilter(now.filter, asked.filter))
      void catchUp();
  });

  function catchUpCalmly(since = Number.POSITIVE_INFINITY) {
    if (askedAt > since) return;
    const moment = askedAt + calmMs - performance.now();
    if (moment <= 0) void catchUp();
    else waiting ??= setTimeout(() => void catchUp(), moment);
  }

  function stop() {
    clearTimeout(waiting);
    waiting = undefined;
  }

  return { catchUp, catchUpCalmly, stop };
}

/** Loads everything anew. The cursor is taken first, so that what changes meanwhile is told by the next question. */
async function reload({ store, requests, onReloading }: Surroundings): Promise<boolean> {
  const { place } = store.read();
  const fresh = await requests.changes({ ...place, openId: null, cursor: "" });
  if (!fresh.ok || fresh.value.reset) return false;
  const { rows, counts, next = null, cursor, scope } = fresh.value;
  const open = place.openId === null ? null : await requests.dialog(place.openId);
  if (open && !open.ok && open.why === "failed") return false;
  onReloading();
  store.dispatch({
    type: "reloaded",
    beginning: {
      place,
      page: { rows, counts, next },
      open: open?.ok ? open.value : null,
      around: null,
      missing: open?.ok === false,
      cursor,
      ...(scope && { scope }),
    },
  });
  return true;
}
