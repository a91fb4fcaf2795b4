import type { InboxStore } from "@/components/inbox/state/store";
import { oncePainted } from "@/components/ui/rendering/after-paint";
import { newClientId } from "./client-id";
import type { Writing } from "./drafts";
import { refusalOf } from "./refusal-of";
import type { InboxActions } from "./sending";

/** Keeps notes among colleagues. */
export type Noting = {
  /** Keeps what was written as a note of the open dialog; answers why not, or null where it was kept. */
  note(): Promise<string | null>;
  /** Withdraws a note of the open dialog; answers why not, or null where it is withdrawn. */
  withdrawNote(noteId: number): Promise<string | null>;
};

type Surroundings = {
  store: InboxStore;
  actions: () => InboxActions;
  catchUp: () => Promise<void>;
  writing: Writing;
};

const none = { dialogId: 0, text: "", clientId: "" };

/** A note has one id for as long as its words stand there, so that trying again keeps it once. */
export function noting({ store, actions, catchUp, writing }: Surroundings): Noting {
  const textIn = (dialogId: number) => writing.read(dialogId).note.trim();
  let tried = none;
  // One whose answer was lost may be kept all the same; the same words, written anew, are another note.
  writing.subscribe(() => {
    if (tried !== none && textIn(tried.dialogId) === "") tried = none;
  });

  async function note() {
    const dialogId = store.read().place.openId;
    const text = dialogId === null ? "" : textIn(dialogId);
    if (dialogId === null || text === "") return null;
    const isAgain = tried.dialogId === dialogId && tried.text === text;
    if (!isAgain) tried = { dialogId, text, clientId: newClientId() };
    const { clientId } = tried;
    const reason = await refusalOf(
      oncePainted(() => actions().note({ dialogId, clientId, text })),
    );
    if (reason !== null) return reason;
    tried = none;
    // Whoever left meanwhile and came back may have written on.
    if (textIn(dialogId) === text) writing.write(dialogId, { note: "" });
    await catchUp();
    return null;
  }

  async function withdrawNote(noteId: number) {
    const dialogId = store.read().place.openId;
    if (dialogId === null) return null;
    const reason = await refusalOf(
      oncePainted(() => actions().withdrawNote({ dialogId, noteId })),
    );
    if (reason === null) await catchUp();
    return reason;
  }

  return { note, withdrawNote };
}
