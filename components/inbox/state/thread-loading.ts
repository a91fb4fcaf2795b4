import type { InboxRequests } from "@/components/inbox/inbox-requests";
import { newest } from "./newest";
import { openThread } from "./opening";
import type { InboxStore } from "./store";
import { isBehind } from "./thread";
import { openDialog } from "./view";

/** Brings the pages of the open dialog's thread. */
export type ThreadLoading = {
  load(): Promise<void>;
  loadOlder(): Promise<void>;
  /** Asks for the thread again, unseen, where changes have gone by it or it could not be had. */
  refresh(): void;
  callOff(): void;
};

/** Puts a thread's pages into the store; an answer for a dialog that was left is dropped. */
export function threadLoading(store: InboxStore, requests: InboxRequests): ThreadLoading {
  const newestPage = newest();
  const olderPage = newest();
  let loading: Promise<void> | null = null;
  let ageing: Promise<void> | null = null;

  async function ask() {
    const { clock: asOf, place } = store.read();
    const dialogId = place.openId;
    if (dialogId === null) return;
    const signal = newestPage.ask();
    olderPage.callOff();
    const answer = await requests.dialog(dialogId, signal);
    if (signal.aborted) return;
    if (answer.ok) return store.tell({ type: "opened", dialog: answer.value, asOf });
    store.tell({ type: "openFailed", dialogId, why: answer.why });
  }

  function begin(): Promise<void> {
    const asked = ask().finally(() => {
      if (loading === asked) loading = null;
    });
    loading = asked;
    return asked;
  }

  function load(): Promise<void> {
    store.tell({ type: "openAsked" });
    return begin();
  }

  function refresh() {
    const state = store.read();
    const thread = openThread(state);
    const row = state.known.get(state.place.openId ?? 0);
    const isLacking = thread ? isBehind(thread, row) : state.openState === "failed";
    if (isLacking && !loading) void begin();
  }

  async function askOlder() {
    const signal = olderPage.ask();
    // A thread that is being refreshed may lose its older pages, and the place where this one belongs.
    if (loading) await loading;
    const dialog = openDialog(store.read());
    const oldest = dialog?.messages[0];
    if (signal.aborted || !dialog?.hasOlder || !oldest) return;
    const dialogId = dialog.row.id;
    const answer = await requests.older(dialogId, oldest.id, signal);
    if (signal.aborted || !answer.ok) return;
    store.tell({ type: "olderLoaded", dialogId, older: answer.value });
  }

  function loadOlder(): Promise<void> {
    if (ageing) return ageing;
    const asked = askOlder().finally(() => {
      if (ageing === asked) ageing = null;
    });
    ageing = asked;
    return asked;
  }

  function callOff() {
    newestPage.callOff();
    olderPage.callOff();
    loading = null;
    ageing = null;
  }

  return { load, loadOlder, refresh, callOff };
}
