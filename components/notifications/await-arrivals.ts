import type { Arrival, Arrivals } from "@/lib/dialogs/types/arrival";
import { subscribe } from "@/lib/live/subscribe";
import type { LiveConnection } from "@/lib/live/types";

type Wanted = {
  live: LiveConnection | null;
  channels: string[];
  /** Is anybody interested at this moment? */
  isWanted(): boolean;
  onArrivals(arrivals: Arrival[]): void;
  onUnread(count: number): void;
};

const gatherMs = 300;
const pollMs = 30_000;
const patienceMs = 15_000;

export type Awaiting = {
  /** Asks soon, where anybody is interested: what came before the first question is nobody's arrival. */
  ask(): void;
  stop(): void;
};

/**
 * Tells of what patients write, wherever in the portal one is. What it is to be heard by may have got another name
 * whenever accounts are seen anew, or nobody heard: then it asks though nobody is interested.
 */
export function awaitArrivals(wanted: Wanted): Awaiting {
  const { live, isWanted, onArrivals, onUnread } = wanted;
  let cursor = "";
  let heard = wanted.channels;
  let isStopped = false;
  let isAsking = false;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let leave: () => void = () => undefined;

  function hear(channels: string[]) {
    const leaveOthers = leave;
    let wasHeard = false;
    heard = channels;
    if (live) {
      leave = subscribe({
        connection: live,
        channels,
        onChanged({ renewed, calm }) {
          if (renewed) askSoon();
          // What became of a message is no arrival.
          else if (!calm) nudge();
        },
        onReady() {
          if (wasHeard) askSoon();
          else nudge();
          wasHeard = true;
        },
        onState: () => undefined,
      });
    }
    leaveOthers();
  }

  function nudge() {
    if (isWanted()) askSoon();
  }

  function askSoon() {
    if (!isStopped) soon ??= setTimeout(() => void ask(), gatherMs);
  }

  async function ask() {
    soon = undefined;
    if (isAsking) return askSoon();
    isAsking = true;
    const came = await arrivalsSince(cursor);
    isAsking = false;
    if (!came || isStopped) return;
    cursor = came.cursor;
    onUnread(came.unread);
    if (came.arrivals.length > 0) onArrivals(came.arrivals);
    if (came.channels.join() !== heard.join()) hear(came.channels);
  }

  hear(heard);
  nudge();
  const poll = setInterval(nudge, pollMs);
  function stop() {
    isStopped = true;
    clearInterval(poll);
    clearTimeout(soon);
    leave();
  }
  return { ask: nudge, stop };
}

/** Null where there was no answer: the next question tells what this one would have. */
async function arrivalsSince(cursor: string): Promise<Arrivals | null> {
  try {
    const path = `/api/dialogs/arrivals?${new URLSearchParams({ cursor })}`;
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(path, { cache: "no-store", signal });
    return response.ok && !response.redirected ? await response.json() : null;
  } catch {
    return null;
  }
}
