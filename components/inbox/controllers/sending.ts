import { allSeen, heldReply, seenSeq } from "@/components/inbox/state/guard";
import { connectionOf } from "@/components/inbox/state/link";
import type { InboxState } from "@/components/inbox/state/model";
import {
  type ChosenTemplate,
  type Draft,
  isAwaitingNetwork,
} from "@/components/inbox/state/optimistic-replies";
import { threadMessages } from "@/components/inbox/state/selectors";
import type { InboxStore } from "@/components/inbox/state/store";
import { oncePainted } from "@/components/ui/rendering/after-paint";
import type { Note, Withdrawal } from "@/lib/dialogs/types/beside";
import type {
  ActionAnswer,
  AnswerNeed,
  Assignment,
  Closing,
} from "@/lib/dialogs/types/open";
import type { Reply } from "@/lib/dialogs/types/reply";
import type { AttachedFile } from "@/lib/files/types";
import type { Done } from "@/lib/result";
import { newClientId } from "./client-id";
import type { DialogActions } from "./dialog-actions";
import { oneAtATime } from "./one-at-a-time";
import { refusalOf } from "./refusal-of";

/** What the page's actions do for the screen. */
export type InboxActions = {
  send(reply: Reply): Promise<Done>;
  note(written: Note): Promise<Done>;
  withdrawNote(withdrawal: Withdrawal): Promise<Done>;
  close(closing: Closing): Promise<ActionAnswer>;
  /** `onlyOwn`: not where a colleague has closed it since. */
  reopen(dialogId: number, onlyOwn: boolean): Promise<Done>;
  needAnswer(need: AnswerNeed): Promise<ActionAnswer>;
  block(dialogId: number, isBlocked: boolean): Promise<ActionAnswer>;
  /** Not where a colleague has blocked them since. */
  takeBackBlock(dialogId: number): Promise<ActionAnswer>;
  retry(messageId: number, clientId: string, seenSeq: number): Promise<Done>;
  assign(assignment: Assignment): Promise<ActionAnswer>;
};

/** What goes with the words; `thenClose` closes the dialog once the reply is stored. */
export type WithWords = {
  files?: readonly AttachedFile[];
  template?: ChosenTemplate;
  thenClose?: boolean;
};

/** Sends replies, and draws them before they are sent. */
export type Sending = {
  send(text: string, more?: WithWords): void;
  retry(messageId: number): void;
  /** Sends the reply that is held, now that its writer has seen what held it. */
  sendAnyway(): void;
  /** Tries again what got no answer, when the server has answered something else; at most every few seconds. */
  resume(): Promise<void>;
  /**
   * Asks before the page is left while a reply waits for the network. Returns the way to say that the screen is left:
   * what waits then is tried until it is sent, wherever in the portal its writer has gone.
   */
  watch(): () => void;
};

type Surroundings = {
  store: InboxStore;
  actions: () => InboxActions;
  catchUp: () => Promise<void>;
  /** A reply was stored or refused: what was begun and not sent is another text now. */
  onSettled: (dialogId: number, isStored: boolean) => void;
  close: DialogActions["close"];
};

/** A server that answers questions and no action is not asked again at once. */
const againMs = 2_000;

/**
 * A reply keeps the `clientId` that it was drawn with through every try, and the server stores a `clientId` once: so
 * trying again is safe even where the first try arrived and only its answer was lost.
 */
export function sending(surroundings: Surroundings): Sending {
  const { store, actions, catchUp, onSettled, close } = surroundings;

  const triedAt = new Map<string, number>();
  let later: ReturnType<typeof setTimeout> | undefined;
  let isLeft = false;

  async function post(draft: Draft) {
    const { clientId, dialogId } = draft;
    triedAt.set(clientId, Date.now());
    store.dispatch({ type: "drew", draft });
    // To begin a request takes the browser a good part of what a key press may take.
    const reason = await refusalOf(oncePainted(() => attempt(actions(), draft)));
    if (reason === null) store.dispatch({ type: "actionAccepted", clientId });
    else store.dispatch({ type: "actionRefused", clientId, reason });
    onSettled(dialogId, reason === null);
    // Not over what the patient has written since: an answer may be long in coming.
    if (reason === null && draft.thenClose)
      await close(dialogId, undefined, draft.seenSeq);
    else await catchUp();
    if (reason === null) freePreviews(draft);
    if (isLeft) void resume();
  }

  /** What the server keeps by now is shown from there; what is still drawn here, is not there yet. */
  function freePreviews({ clientId, files }: Draft) {
    const isDrawn = store.read().drawn.some((reply) => reply.clientId === clientId);
    // Of an address that is not this page's own there is nothing to free.
    if (!isDrawn)
      for (const { previewUrl } of files) URL.revokeObjectURL(previewUrl ?? "");
  }

  function send(text: string, more: WithWords = {}) {
    const { files = [], template = null, thenClose = false } = more;
    const state = store.read();
    const dialogId = state.place.openId;
    if (dialogId === null || (text.trim() === "" && files.length === 0)) return;
    void post({ ...draftOf(state, dialogId, text), files, template, thenClose });
  }

  function retry(messageId: number) {
    const state = store.read();
    const held = state.drawn.find(({ id }) => id === messageId);
    if (held) return void (held.refusal !== null && post(held));
    const failed = threadMessages(state).find(({ id }) => id === messageId);
    const isUnderway = state.drawn.some(({ retryOf }) => retryOf?.id === messageId);
    if (!failed || isUnderway) return;
    void post({ ...draftOf(state, failed.dialogId, failed.text), retryOf: failed });
  }

  function sendAnyway() {
    const state = store.read();
    const held = heldReply(state);
    if (held) void post({ ...held.reply, seenSeq: allSeen(state) });
  }

  /** One after another, so that they arrive in the order in which they were written. */
  const resume = oneAtATime(async () => {
    clearTimeout(later);
    // Of a screen that was left nobody tells any more whether there is a network.
    if (!isLeft && connectionOf(store.read().link) === "offline") return;
    for (const reply of waiting().filter(isDue)) await post(reply);
    if (waiting().length > 0) later = setTimeout(() => void resume(), againMs);
    else if (isLeft) window.removeEventListener("beforeunload", ask);
  });

  const waiting = () => store.read().drawn.filter(isAwaitingNetwork);

  function ask(event: BeforeUnloadEvent) {
    if (waiting().length > 0) event.preventDefault();
  }

  function watch() {
    isLeft = false;
    window.addEventListener("beforeunload", ask);
    return () => {
      isLeft = true;
      void resume();
    };
  }

  function isDue({ clientId }: Draft) {
    return Date.now() - (triedAt.get(clientId) ?? 0) >= againMs;
  }

  return { send, retry, sendAnyway, resume, watch };
}

const draftOf = (state: InboxState, dialogId: number, text: string): Draft => ({
  clientId: newClientId(),
  dialogId,
  text,
  files: [],
  template: null,
  seenSeq: seenSeq(state),
  thenClose: false,
  at: new Date().toISOString(),
  retryOf: null,
});

async function attempt(actions: InboxActions, draft: Draft): Promise<Done> {
  const { dialogId, clientId, text, seenSeq, template, retryOf } = draft;
  if (retryOf) return actions.retry(retryOf.id, clientId, seenSeq);
  const files = draft.files.map(({ fileId }) => fileId);
  return actions.send({
    dialogId,
    clientId,
    text,
    seenSeq,
    ...(files.length > 0 && { files }),
    ...(template && { template: { id: template.id, values: template.values } }),
  });
}
