import type { Arrival } from "@/lib/dialogs/types/arrival";

/** What tabs of one browser tell each other: these messages have been called for. */
type Told = { messageIds: number[] };

/** A tab that is being looked at takes what came for itself before any other speaks. */
const graceMs = 400;
/** Long enough that the other tabs have heard before the next of them has its turn. */
const turnMs = 60;

export type Speaker = { hear(arrivals: readonly Arrival[]): void; stop(): void };

/**
 * Of all the tabs of a browser one speaks, and none while one of them is looked at: whoever looks sees it. Where the
 * browser can't let tabs take turns (no secure connection), each speaks for itself.
 */
export function speakOnce(speak: (arrivals: Arrival[]) => void): Speaker {
  const told = new Set<number>();
  const others =
    typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("dialogs.told");
  if (others) {
    others.onmessage = ({ data }: MessageEvent<Told>) => {
      for (const id of data.messageIds) told.add(id);
    };
  }

  let isStopped = false;

  function tell(arrivals: readonly Arrival[]) {
    const messageIds = arrivals.map(({ messageId }) => messageId);
    for (const id of messageIds) told.add(id);
    others?.postMessage({ messageIds } satisfies Told);
  }

  function hear(arrivals: readonly Arrival[]) {
    const fresh = arrivals.filter(({ messageId }) => !told.has(messageId));
    if (fresh.length === 0) return;
    if (document.hasFocus()) tell(fresh);
    else setTimeout(() => void takeTurn(() => say(fresh)), graceMs);
  }

  function say(arrivals: readonly Arrival[]) {
    if (isStopped) return;
    const untold = arrivals.filter(({ messageId }) => !told.has(messageId));
    if (untold.length === 0) return;
    tell(untold);
    speak(untold);
  }

  function stop() {
    isStopped = true;
    others?.close();
  }

  return { hear, stop };
}

async function takeTurn(turn: () => void) {
  if (!navigator.locks) return turn();
  await navigator.locks.request("dialogs.speaker", async () => {
    turn();
    await new Promise((done) => setTimeout(done, turnMs));
  });
}
