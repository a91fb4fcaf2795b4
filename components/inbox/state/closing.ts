import type { ActionResult } from "@/lib/dialogs/types";
import type { InboxActions } from "./sending";
import type { InboxStore } from "./store";

/** Closes and reopens the open dialog. It stays open on the screen, in its new state. */
export type Closing = {
  /** Closes the open dialog, or another one. */
  close(dialogId?: number): Promise<void>;
  reopen(): Promise<void>;
};

type Surroundings = {
  store: InboxStore;
  actions: () => InboxActions;
  catchUp: () => Promise<void>;
};

/** The notice comes after the screen has changed, so that what is announced is what is there. */
export function closing({ store, actions, catchUp }: Surroundings): Closing {
  async function change(
    verb: "close" | "reopen",
    done: string,
    dialogId = store.read().place.openId,
  ) {
    if (dialogId === null) return;
    store.tell({ type: "noticed", notice: null });
    const isDone = await succeeds(actions()[verb](dialogId));
    await catchUp();
    store.tell({ type: "noticed", notice: isDone ? done : "failed" });
  }

  return {
    close: (dialogId) => change("close", "closed", dialogId),
    reopen: () => change("reopen", "reopened"),
  };
}

async function succeeds(action: Promise<ActionResult>): Promise<boolean> {
  try {
    return (await action).ok;
  } catch {
    // The action never answered. Catching up shows whether it was done; the notice says only what is certain.
    return false;
  }
}
