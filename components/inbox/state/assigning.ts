import type { InboxRequests } from "@/components/inbox/inbox-requests";
import { oncePainted } from "@/components/ui/after-paint";
import type { Colleague } from "@/lib/staff/types";
import { refusalOf } from "./refusal-of";
import type { InboxActions } from "./sending";
import type { InboxStore } from "./store";

/** Gives dialogs to colleagues. */
export type Assigning = {
  assign(dialogId: number, assigneeId: number | null): Promise<void>;
  /** Whom a dialog may be given to; null where that could not be asked. */
  load(dialogId: number): Promise<Colleague[] | null>;
};

type Surroundings = {
  store: InboxStore;
  actions: () => InboxActions;
  catchUp: () => Promise<void>;
};

/** The notice comes after the screen has changed, so that what is announced is what is there. */
export function assigning(
  { store, actions, catchUp }: Surroundings,
  requests: InboxRequests,
): Assigning {
  async function assign(dialogId: number, assigneeId: number | null) {
    store.tell({ type: "noticed", notice: null });
    const reason = await refusalOf(
      oncePainted(() => actions().assign({ dialogId, assigneeId })),
    );
    await catchUp();
    const done = assigneeId === null ? "unassigned" : "assigned";
    store.tell({ type: "noticed", notice: reason ?? done });
  }

  async function load(dialogId: number) {
    const answer = await requests.assignees(dialogId);
    return answer.ok ? answer.value.assignees : null;
  }

  return { assign, load };
}
