import type { InboxRequests } from "@/components/inbox/inbox-requests";
import type { InboxStore } from "@/components/inbox/state/store";

type Answering = ReturnType<InboxRequests["dialog"]>;

/** A dialog that was asked for, this screen's clock then, and the answer: at hand if it has come. */
type Asked = { asOf: number; answer: Answering | Awaited<Answering> };

type Held = Asked & { dialogId: number; stop: AbortController };

export type PrefetchDialog = {
  /** Somebody presses on a dialog: it is asked for before they let go. One at a time; another one calls it off. */
  press(dialogId: number): void;
  /** Hands over what was asked for, to whom `signal` calls it off from now on; nothing where it was another dialog. */
  take(dialogId: number, signal: AbortSignal): Asked | null;
};

/** Who presses and does not let go within this time wanted something else. */
const waitMs = 1_000;

/**
 * The way to a dialog and back is as long as a press. Nothing is asked for a pointer that only passes by: the log of
 * who read what would be full of dialogs that nobody has read.
 */
export function prefetchDialog(
  store: InboxStore,
  requests: InboxRequests,
): PrefetchDialog {
  let held: Held | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function callOff() {
    clearTimeout(timer);
    held?.stop.abort();
    held = null;
  }

  function press(dialogId: number) {
    const { place, clock: asOf } = store.read();
    if (held?.dialogId === dialogId || place.openId === dialogId) return;
    callOff();
    const stop = new AbortController();
    const answer = requests.dialog(dialogId, stop.signal);
    const asked: Held = { dialogId, asOf, stop, answer };
    held = asked;
    void answer.then((came) => {
      asked.answer = came;
    });
    timer = setTimeout(callOff, waitMs);
  }

  function take(dialogId: number, signal: AbortSignal) {
    if (held?.dialogId !== dialogId) return null;
    clearTimeout(timer);
    const { stop, asOf, answer } = held;
    held = null;
    signal.addEventListener("abort", () => stop.abort());
    return { asOf, answer };
  }

  return { press, take };
}
