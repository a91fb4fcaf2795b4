import type { InboxRequests } from "@/components/inbox/inbox-requests";
import type { InboxStore } from "./store";

/** Tells the server what this member of staff has seen. */
export type Seeing = {
  mark(seq: number): void;
  /** Forgets that a dialog was seen: it is to be seen anew. */
  unmark(dialogId: number): void;
  /** Sends at once what waits, and what could not be kept before. */
  flush(): void;
  /** Forgets what the server is known to keep, after a restore may have taken it back. */
  forget(): void;
};

/** A thread that is scrolled marks many messages in a moment; the last one says it all. */
const GATHER_MS = 100;

/** Sends a mark only where it rises, and calls `onStored` after the server has kept one. */
export function seeing(
  store: InboxStore,
  requests: InboxRequests,
  onStored: () => void,
): Seeing {
  const wanted = new Map<number, number>();
  const kept = new Map<number, number>();
  const underway = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function mark(seq: number) {
    const dialogId = store.read().place.openId;
    if (dialogId === null || seq <= (wanted.get(dialogId) ?? 0)) return;
    wanted.set(dialogId, seq);
    store.tell({ type: "seen", dialogId, seq });
    timer ??= setTimeout(flush, GATHER_MS);
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    for (const [dialogId, seq] of wanted) {
      if (seq > (kept.get(dialogId) ?? 0)) void keep(dialogId, seq);
    }
  }

  async function keep(dialogId: number, seq: number) {
    if (underway.has(dialogId)) return;
    underway.add(dialogId);
    const answer = await requests.seen(dialogId, seq);
    underway.delete(dialogId);
    if (!answer.ok) return;
    kept.set(dialogId, seq);
    store.tell({ type: "seenStored", dialogId, seq });
    onStored();
    if ((wanted.get(dialogId) ?? 0) > seq) flush();
  }

  function forget() {
    for (const [dialogId, seq] of kept) {
      if (wanted.get(dialogId) === seq) wanted.delete(dialogId);
    }
    kept.clear();
  }

  function unmark(dialogId: number) {
    wanted.delete(dialogId);
    kept.delete(dialogId);
  }

  return { mark, unmark, flush, forget };
}
