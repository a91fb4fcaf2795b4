import { unstable_isUnrecognizedActionError } from "next/navigation";
import type { ActionResult, Reply, ThreadMessage } from "@/lib/dialogs/types";
import type { Draft } from "./drawn";
import type { InboxStore } from "./store";
import { threadMessages } from "./view";

/** What the page's actions do for the screen. */
export type InboxActions = {
  send(reply: Reply): Promise<ActionResult>;
  close(dialogId: number): Promise<ActionResult>;
  reopen(dialogId: number): Promise<ActionResult>;
  retry(messageId: number, clientId: string): Promise<ActionResult>;
};

/** Sends replies, and draws them before they are sent. */
export type Sending = {
  send(text: string): void;
  retry(messageId: number): void;
};

type Surroundings = {
  store: InboxStore;
  actions: () => InboxActions;
  catchUp: () => Promise<void>;
};

/**
 * A reply keeps the `clientId` that it was drawn with through every try, and the server stores a `clientId` once: so
 * trying again is safe even where the first try arrived and only its answer was lost.
 */
export function sending({ store, actions, catchUp }: Surroundings): Sending {
  async function post(draft: Draft) {
    const { clientId } = draft;
    store.tell({ type: "drew", draft });
    const reason = await refusalOf(attempt(actions(), draft));
    if (reason === null) store.tell({ type: "actionAccepted", clientId });
    else store.tell({ type: "actionRefused", clientId, reason });
    await catchUp();
  }

  function send(text: string) {
    const dialogId = store.read().place.openId;
    if (dialogId === null || text.trim() === "") return;
    void post(draftOf(dialogId, text, null));
  }

  function retry(messageId: number) {
    const { drawn } = store.read();
    const held = drawn.find(({ id }) => id === messageId);
    if (held) return void (held.refusal !== null && post(held));
    const failed = threadMessages(store.read()).find(({ id }) => id === messageId);
    const isUnderway = drawn.some(({ retryOf }) => retryOf?.id === messageId);
    if (failed && !isUnderway) void post(draftOf(failed.dialogId, failed.text, failed));
  }

  return { send, retry };
}

const draftOf = (
  dialogId: number,
  text: string,
  retryOf: ThreadMessage | null,
): Draft => ({
  clientId: newClientId(),
  dialogId,
  text,
  at: new Date().toISOString(),
  retryOf,
});

async function attempt(actions: InboxActions, draft: Draft): Promise<ActionResult> {
  const { dialogId, clientId, text, retryOf } = draft;
  return retryOf
    ? actions.retry(retryOf.id, clientId)
    : actions.send({ dialogId, clientId, text });
}

/** Why the action did nothing; null where it did. An action that throws never answered: a build gone by, or no network. */
async function refusalOf(attempted: Promise<ActionResult>): Promise<string | null> {
  try {
    const result = await attempted;
    return result.ok ? null : result.reason;
  } catch (error) {
    return unstable_isUnrecognizedActionError(error) ? "outdated" : "network";
  }
}

/** `randomUUID` is missing where the portal is served over plain http on a local network. */
function newClientId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
