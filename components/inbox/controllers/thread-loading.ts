import type { InboxRequests } from "@/components/inbox/inbox-requests";
import type { InboxState } from "@/components/inbox/state/model";
import { openThread } from "@/components/inbox/state/opening";
import { hasNewer, openDialog } from "@/components/inbox/state/selectors";
import type { InboxStore } from "@/components/inbox/state/store";
import { isBehind } from "@/components/inbox/state/thread";
import { isShown } from "@/components/inbox/state/thread-selectors";
import type { MessageVersion } from "@/lib/dialogs/types/message";
import type { DialogRow } from "@/lib/dialogs/types/row";
import { latestOnly } from "./latest-only";
import { prefetchDialog } from "./prefetch-dialog";

/** Brings the pages of the open dialog's thread. */
export type ThreadLoading = {
  load(): Promise<void>;
  /** Brings the message that the screen's place leads to, if it is not there. */
  seek(): Promise<void>;
  /** What whoever reads asks for. */
  reading: Reading;
  /** Asks again, unseen, where changes have gone by the thread; when the server is back, also for what failed. */
  resume(isRegained: boolean): void;
  callOff(): void;
};

export type Reading = {
  /** Somebody presses on a dialog of the list, and will most likely open it. */
  press(dialogId: number): void;
  /** Rejects where the earlier messages did not come. */
  loadOlder(): Promise<void>;
  /** Rejects where the later messages did not come. */
  loadNewer(): Promise<void>;
  /** What an edited message of the open dialog said before; null where it did not come. */
  loadVersions(messageId: number): Promise<MessageVersion[] | null>;
  /** Has a file that could not be had fetched once more; what comes of it is told by catching up. */
  fetchAgain(fileId: number): void;
};

/** Is a row older than what the list knows of its dialog by now? */
const isBefore = ({ id, version }: DialogRow, { known }: InboxState): boolean =>
  version < (known.get(id)?.version ?? 0);

/** Puts a thread's pages into the store; an answer for a dialog that was left is dropped. */
export function threadLoading(store: InboxStore, requests: InboxRequests): ThreadLoading {
  const newestPage = latestOnly();
  const olderPage = latestOnly();
  const newerPage = latestOnly();
  const sought = latestOnly();
  const ahead = prefetchDialog(store, requests);

  const ask = () =>
    newestPage.begin(async (signal) => {
      const { clock, place } = store.read();
      const dialogId = place.openId;
      if (dialogId === null) return;
      olderPage.callOff();
      newerPage.callOff();
      const asked = ahead.take(dialogId, signal);
      const answered = asked?.answer;
      // What is at hand is drawn with the choice, and not right after it.
      const early = answered instanceof Promise ? await answered : answered;
      // What changed between a press and the opening, catching up told of the list alone.
      const isOutrun = early?.ok && isBefore(early.value.row, store.read());
      const answer = early && !isOutrun ? early : await requests.dialog(dialogId, signal);
      if (signal.aborted) return;
      const asOf = asked?.asOf ?? clock;
      if (answer.ok)
        return store.dispatch({ type: "opened", dialog: answer.value, asOf });
      store.dispatch({ type: "openFailed", dialogId, why: answer.why });
    });

  function load(): Promise<void> {
    store.dispatch({ type: "openAsked" });
    const opening = ask();
    void seek();
    return opening;
  }

  const seek = () =>
    sought.begin(async (signal) => {
      const { openId, messageId } = store.read().place;
      const thread = openThread(store.read());
      if (openId === null || messageId === null) return;
      if (thread && isShown(thread, messageId)) return;
      olderPage.callOff();
      newerPage.callOff();
      store.dispatch({ type: "seekAsked" });
      const answer = await requests.around(openId, messageId, signal);
      // What stands around it needs a thread to stand in.
      await newestPage.underway();
      if (signal.aborted) return;
      if (answer.ok) {
        store.dispatch({ type: "aroundLoaded", dialogId: openId, around: answer.value });
      } else store.dispatch({ type: "seekFailed", dialogId: openId, why: answer.why });
    });

  const askOlder = () =>
    olderPage.begin(async (signal) => {
      // A thread that is being refreshed may lose its older pages, and the place where this one belongs.
      await newestPage.underway();
      const dialog = openDialog(store.read());
      const oldest = dialog?.messages[0];
      if (signal.aborted || !dialog?.hasOlder || !oldest) return;
      const dialogId = dialog.row.id;
      const answer = await requests.older(dialogId, oldest.id, signal);
      if (signal.aborted) return;
      if (!answer.ok) throw new Error("No messages came.");
      store.dispatch({ type: "olderLoaded", dialogId, older: answer.value });
    });

  const askNewer = () =>
    newerPage.begin(async (signal) => {
      await newestPage.underway();
      const dialog = openDialog(store.read());
      const last = dialog?.messages.at(-1);
      if (signal.aborted || !dialog || !last || !hasNewer(store.read())) return;
      const dialogId = dialog.row.id;
      const answer = await requests.newer(dialogId, last.id, signal);
      if (signal.aborted) return;
      if (!answer.ok) throw new Error("No messages came.");
      store.dispatch({ type: "newerLoaded", dialogId, newer: answer.value });
    });

  async function loadVersions(messageId: number) {
    const { openId } = store.read().place;
    if (openId === null) return null;
    const answer = await requests.versions(openId, messageId);
    return answer.ok ? answer.value.versions : null;
  }

  function resume(isRegained: boolean) {
    const state = store.read();
    const thread = openThread(state);
    const isWanted = state.openState === "loading" || state.openState === "ready";
    const isLacking = thread
      ? isBehind(thread, state.known.get(state.place.openId ?? 0))
      : isWanted;
    if (isLacking && !newestPage.underway()) void ask();
    if (state.openState === "failed" && isRegained) void load();
  }

  function callOff() {
    newestPage.callOff();
    olderPage.callOff();
    newerPage.callOff();
    sought.callOff();
  }

  const reading = {
    press: ahead.press,
    loadOlder: () => olderPage.underway() ?? askOlder(),
    loadNewer: () => newerPage.underway() ?? askNewer(),
    loadVersions,
    fetchAgain: (fileId: number) => void requests.fetchAgain(fileId),
  };
  return { load, seek, reading, resume, callOff };
}
