import type { InboxRequests } from "@/components/inbox/inbox-requests";
import type { InboxStore } from "@/components/inbox/state/store";

/** Tells the server what this member of staff has seen. */
export type ReadMarks = {
  mark(seq: number): void;
  /** Forgets that a dialog was seen: it is to be seen anew. Ends when no mark of it is on its way any more. */
  unmark(dialogId: number): Promise<void>;
  /** Sends at once what waits, and what could not be kept before. */
  flush(): void;
  /** Forgets what the server is known to keep, after a restore may have taken it back. */
  forget(): void;
};

/** A thread that is scrolled marks many messages in a moment; the last one says it all. */
const gatherMs = 100;

/** Sends a mark only where it rises, and calls `onStored` after the server has kept one that makes its counts less. */
export function readMarks(
  store: InboxStore,
  requests: InboxRequests,
  onStored: () => void,
): ReadMarks {
  const wanted = new Map<number, number>();
  const kept = new Map<number, number>();
  const underway = new Map<number, Promise<void>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function mark(seq: number) {
    const dialogId = store.read().place.openId;
    if (dialogId === null || seq <= (wanted.get(dialogId) ?? 0)) return;
    wanted.set(dialogId, seq);
    store.dispatch({ type: "seen", dialogId, seq });
    timer ??= setTimeout(flush, gatherMs);
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    for (const [dialogId, seq] of wanted) {
      if (seq > (kept.get(dialogId) ?? 0)) keep(dialogId, seq);
    }
  }

  function keep(dialogId: number, seq: number) {
    if (!underway.has(dialogId)) underway.set(dialogId, ask(dialogId, seq));
  }

  async function ask(dialogId: number, seq: number) {
    const answer = await requests.seen(dialogId, seq);
    underway.delete(dialogId);
    // Of a dialog that is not there for them any more nothing is to be told.
    if (!answer.ok && answer.why === "missing") wanted.delete(dialogId);
    if (!answer.ok || !wanted.has(dialogId)) return;
    kept.set(dialogId, seq);
    const isCounted = store.read().known.get(dialogId)?.unread !== 0;
    store.dispatch({ type: "seenStored", dialogId, seq });
    if (isCounted) onStored();
    if ((wanted.get(dialogId) ?? 0) > seq) flush();
  }

  function forget() {
    for (const [dialogId, seq] of kept) {
      if (wanted.get(dialogId) === seq) wanted.delete(dialogId);
    }
    kept.clear();
  }

  async function unmark(dialogId: number) {
    wanted.delete(dialogId);
    kept.delete(dialogId);
    await underway.get(dialogId);
  }

  return { mark, unmark, flush, forget };
}
