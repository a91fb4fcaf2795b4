import type { InboxRequests } from "@/components/inbox/inbox-requests";
import { newest } from "./newest";
import type { InboxStore } from "./store";
import { nextPage } from "./view";

/** Brings the pages of the list that the screen is at. */
export type ListLoading = {
  load(): Promise<void>;
  loadMore(): Promise<void>;
  /** Asks again for what failed: the next page where the first is there, else the first. */
  again(): Promise<void>;
  callOff(): void;
};

/** Puts the list's pages into the store; an answer for a list that was left is dropped. */
export function listLoading(store: InboxStore, requests: InboxRequests): ListLoading {
  const question = newest();

  async function ask(type: "listLoaded" | "moreRowsLoaded", after?: string) {
    const signal = question.ask();
    const { tab, q } = store.read().place;
    store.tell({ type: "listAsked" });
    const which = after === undefined ? { tab, q } : { tab, q, after };
    const answer = await requests.list(which, signal);
    if (signal.aborted) return;
    if (!answer.ok) return store.tell({ type: "listFailed" });
    store.tell({ type, list: { tab, q }, page: answer.value });
  }

  const load = () => ask("listLoaded");

  async function loadMore() {
    const after = nextPage(store.read());
    if (after === null || store.read().listState !== "ready") return;
    await ask("moreRowsLoaded", after);
  }

  async function again() {
    const after = nextPage(store.read());
    if (after === null || store.read().listState !== "failed") return load();
    await ask("moreRowsLoaded", after);
  }

  return { load, loadMore, again, callOff: question.callOff };
}
