import type { InboxRequests } from "@/components/inbox/inbox-requests";
import { nextPage } from "@/components/inbox/state/selectors";
import type { InboxStore } from "@/components/inbox/state/store";
import { latestOnly } from "./latest-only";

/** Brings the pages of the list that the screen is at. */
export type ListLoading = {
  load(): Promise<void>;
  loadMore(): Promise<void>;
  /** Asks again for what failed: the next page where the first is there, else the first. */
  again(): Promise<void>;
  /** Asks for what is awaited and not being asked for; when the server is back, also for what failed meanwhile. */
  resume(isRegained: boolean): void;
  callOff(): void;
};

/** Puts the list's pages into the store; an answer for a list that was left is dropped. */
export function listLoading(store: InboxStore, requests: InboxRequests): ListLoading {
  const asking = latestOnly();

  const ask = (after: string | null) =>
    asking.begin(async (signal) => {
      const { tab, filter } = store.read().place;
      const list = { tab, filter };
      store.dispatch({ type: "listAsked" });
      const answer = await requests.list({ ...list, after }, signal);
      if (signal.aborted) return;
      if (!answer.ok) return store.dispatch({ type: "listFailed" });
      store.dispatch({ type: "listLoaded", list, page: answer.value });
    });

  const load = () => ask(null);

  async function loadMore() {
    const after = nextPage(store.read());
    if (after && store.read().listState === "ready") await ask(after);
  }

  async function again() {
    const state = store.read();
    await ask(state.listState === "failed" ? nextPage(state) : null);
  }

  function resume(isRegained: boolean) {
    const { listState } = store.read();
    if (listState === "loading" && !asking.underway()) void load();
    if (listState === "failed" && isRegained) void again();
  }

  return { load, loadMore, again, resume, callOff: asking.callOff };
}
