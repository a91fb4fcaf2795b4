import type { InboxRequests } from "@/components/inbox/inbox-requests";
import type { InboxStore } from "@/components/inbox/state/store";
import { oncePainted } from "@/components/ui/rendering/after-paint";
import { newClientId } from "./client-id";
import type { FindingColleagues } from "./finding-colleagues";

/** Tells colleagues at which dialog one is, and whether one writes there. */
export type PresenceReporter = {
  /** Something was typed for the patient of the open dialog. */
  typed(): void;
  /** What was typed is sent: nobody replies here any more. */
  wrote(): void;
  /** Says it whenever it changes, and now and then again, until the returned function is called. */
  watch(): () => void;
};

/** The server takes who was silent for two of these for gone. */
const beatMs = 20_000;
const typingBeatMs = 3_000;
/** Who paused for so long does not write any more. */
const typingEndsMs = 5_000;
/** Whoever chose a dialog sees it by then. */
const settledMs = 300;
/** Nobody looks at a screen that has not been touched for so long. */
const awayAfterMs = 180_000;

/** A tab that is hidden, or that nobody touches, is at no dialog. Whoever says where they are is told who is where. */
export function presenceReporter(
  store: InboxStore,
  requests: InboxRequests,
  hear: FindingColleagues["hear"],
): PresenceReporter {
  const tab = newClientId();
  let said = { dialogId: null as number | null, typing: false, at: 0 };
  let touchedAt = Date.now();
  let typedAt = 0;
  let ended: ReturnType<typeof setTimeout> | undefined;
  let at = store.read().place.openId;
  let settled: ReturnType<typeof setTimeout> | undefined;

  function say() {
    const now = Date.now();
    const isThere =
      document.visibilityState === "visible" && now - touchedAt < awayAfterMs;
    const { place, openState } = store.read();
    const dialogId = isThere && openState !== "missing" ? place.openId : null;
    const typing = dialogId !== null && now - typedAt < typingEndsMs;
    const isNews = dialogId !== said.dialogId || typing !== said.typing;
    const isDue = now - said.at >= (typing ? typingBeatMs : beatMs);
    if (!isNews && (dialogId === null || !isDue)) return;
    said = { dialogId, typing, at: now };
    void hear(() => requests.attend({ tab, dialogId, typing }));
  }

  function typed() {
    typedAt = Date.now();
    clearTimeout(ended);
    ended = setTimeout(say, typingEndsMs);
    void oncePainted(say);
  }

  function wrote() {
    typedAt = 0;
    clearTimeout(ended);
    void oncePainted(say);
  }

  function touched() {
    const wasAway = Date.now() - touchedAt >= awayAfterMs;
    touchedAt = Date.now();
    if (wasAway) say();
  }

  /** Colleagues can wait until the dialog is there and drawn: who asks for it can't. */
  function moved() {
    const { place, openState } = store.read();
    if (place.openId === at || openState === "loading") return;
    at = place.openId;
    typedAt = 0;
    clearTimeout(settled);
    settled = setTimeout(say, settledMs);
  }

  function leave() {
    if (said.dialogId === null) return;
    said = { dialogId: null, typing: false, at: 0 };
    void requests.attend({ tab, dialogId: null, typing: false });
  }

  function watch() {
    const leaving = new AbortController();
    const { signal } = leaving;
    const unsubscribe = store.subscribe(moved);
    const beat = setInterval(say, beatMs);
    for (const sign of ["pointermove", "pointerdown", "keydown"] as const) {
      window.addEventListener(sign, touched, { signal, passive: true });
    }
    document.addEventListener("visibilitychange", say, { signal });
    window.addEventListener("pagehide", leave, { signal });
    say();
    return () => {
      leaving.abort();
      unsubscribe();
      clearInterval(beat);
      clearTimeout(ended);
      clearTimeout(settled);
      leave();
    };
  }

  return { typed, wrote, watch };
}
