import type { InboxRequests } from "@/components/inbox/inbox-requests";
import type { MessageVersion } from "@/lib/dialogs/types";
import { newest } from "./newest";
import { openThread } from "./opening";
import type { InboxStore } from "./store";
import { isBehind } from "./thread";
import { openDialog } from "./view";

/** Brings the pages of the open dialog's thread. */
export type ThreadLoading = {
  load(): Promise<void>;
  /** Rejects where the earlier messages did not come. */
  loadOlder(): Promise<void>;
  /** What an edited message of the open dialog said before; null where it did not come. */
  loadVersions(messageId: number): Promise<MessageVersion[] | null>;
  /** Asks again, unseen, where changes have gone by the thread; when the server is back, also for what failed. */
  resume(isRegained: boolean): void;
  callOff(): void;
};

/** Puts a thread's pages into the store; an answer for a dialog that was left is dropped. */
export function threadLoading(store: InboxStore, requests: InboxRequests): ThreadLoading {
  const newestPage = newest();
  const olderPage = newest();

  const ask = () =>
    newestPage.begin(async (signal) => {
      const { clock: asOf, place } = store.read();
      const dialogId = place.openId;
      if (dialogId === null) return;
      olderPage.callOff();
      const answer = await requests.dialog(dialogId, signal);
      if (signal.aborted) return;
      if (answer.ok) return store.tell({ type: "opened", dialog: answer.value, asOf });
      store.tell({ type: "openFailed", dialogId, why: answer.why });
    });

  function load(): Promise<void> {
    store.tell({ type: "openAsked" });
    return ask();
  }

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
      if (!answer.ok) throw new Error("The earlier messages did not come.");
      store.tell({ type: "olderLoaded", dialogId, older: answer.value });
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
  }

  return {
    load,
    loadOlder: () => olderPage.underway() ?? askOlder(),
    loadVersions,
    resume,
    callOff,
  };
}
