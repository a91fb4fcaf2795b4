import type { InboxRequests } from "@/components/inbox/inbox-requests";
import {
  type DrawnReply,
  isAwaitingNetwork,
} from "@/components/inbox/state/optimistic-replies";
import type { InboxStore } from "@/components/inbox/state/store";
import { makeEmitter } from "@/components/ui/state/emitter";
import { keepDrafts } from "@/components/ui/unsaved/drafts";
import type { Words } from "@/lib/dialogs/types/draft";

/** What is being written, in each dialog: kept at the server, and shown on every screen of its writer. */
export type Writing = {
  /** The same object for as long as nothing has changed. */
  read(dialogId: number): Words;
  write(dialogId: number, change: Partial<Words>): void;
  /** All that was written in a dialog and not sent, refused replies and a note among it; it outlives the dialog. */
  unsent(dialogId: number): string;
  /** Its writer has had that before them, and left it. */
  forget(dialogId: number): void;
  subscribe(listener: () => void): () => void;
  /** A reply of the dialog was stored or refused. */
  settle(dialogId: number, isStored: boolean): void;
  /** Sends at once what waits, and what could not be kept before. */
  flush(): void;
  /** Is there anything that the server does not have? */
  hasUnsaved(): boolean;
  /** Was something written just now that still stands in the open dialog? */
  isWriting(): boolean;
};

/** `savedAt`: when the server kept exactly this; null while it has not. `keptAt`: when it last kept anything from here. */
type Written = { words: Words; savedAt: string | null; keptAt: string };

const nothing: Words = { text: "", note: "" };

/** What the server did not take: it is there on coming back to this screen, and only the tab can lose it. */
const untakenDrafts = keepDrafts<Words>("draft");

/** While somebody types, what they have is kept about as often as they look up. */
const gatherMs = 600;

/** Who wrote so lately may be about to write on. */
const pauseMs = 30_000;

/**
 * Of what is written here and what the server keeps, the later one stands; what the server does not have yet always
 * does. What a refused reply said counts as written, so that it outlives this page.
 */
export function writing(
  store: InboxStore,
  requests: InboxRequests,
  catchUp: (since: number) => void,
): Writing {
  const written = new Map<number, Written>(
    untakenDrafts.all().map(([id, words]) => [id, { words, savedAt: null, keptAt: "" }]),
  );
  const underway = new Set<number>();
  const untold = new Map<number, number>();
  const emitter = makeEmitter();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wroteAt = Number.NEGATIVE_INFINITY;

  const kept = (dialogId: number) => store.read().threads.get(dialogId)?.about.draft;

  /** What stood in the open dialog, which may be taken from before its writer. */
  let stood = { dialogId: 0, words: nothing };
  function noteStood() {
    const { place, threads } = store.read();
    if (place.openId !== null && threads.has(place.openId))
      stood = { dialogId: place.openId, words: read(place.openId) };
  }

  function read(dialogId: number): Words {
    const own = written.get(dialogId);
    const server = kept(dialogId);
    if (!own) return server ?? nothing;
    const isOvertaken = own.savedAt !== null && server && server.savedAt > own.savedAt;
    return isOvertaken && !isSame(server, own.words) ? server : own.words;
  }

  const keptAtOf = (dialogId: number) =>
    written.get(dialogId)?.keptAt ?? kept(dialogId)?.savedAt ?? "";

  function put(dialogId: number, change: Partial<Written>) {
    const keptAt = keptAtOf(dialogId);
    const held = { words: read(dialogId), savedAt: null, keptAt };
    const now = { ...held, ...change };
    written.set(dialogId, now);
    if (now.savedAt !== null) untakenDrafts.forget(dialogId);
    else if (untakenDrafts.read(dialogId)) holdBack(dialogId);
    emitter.emit();
  }

  function write(dialogId: number, change: Partial<Words>) {
    wroteAt = performance.now();
    const { text, note } = { ...read(dialogId), ...change };
    put(dialogId, { words: { text, note }, savedAt: null });
    timer ??= setTimeout(flush, gatherMs);
  }

  /** Storing a reply has emptied the draft at the server; a refusal leaves its words to be kept. */
  function settle(dialogId: number, isStored: boolean) {
    const words = read(dialogId);
    const own = written.get(dialogId);
    const isEmptied = isStored && isSame(words, nothing);
    put(dialogId, {
      // What is on its way to the server, if anything, does not have what was refused.
      words: isEmptied ? words : { ...words },
      savedAt: isEmptied ? (own?.keptAt ?? "") : null,
    });
    if (!isEmptied) timer ??= setTimeout(flush, gatherMs);
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    for (const [dialogId, { savedAt }] of written) {
      if (savedAt === null) void keep(dialogId);
    }
  }

  /** What is on its way as a reply is not a draft any more, and not yet one again: whatever comes of it, it is told. */
  async function keep(dialogId: number) {
    if (underway.has(dialogId) || isSending(dialogId)) return;
    underway.add(dialogId);
    const { words } = written.get(dialogId) ?? { words: nothing };
    const answer = await requests.draft(dialogId, joined(refusedIn(dialogId), words));
    underway.delete(dialogId);
    if (!answer.ok) {
      if (answer.why === "missing") keepTaken(dialogId);
      else if (isWaiting(dialogId)) holdBack(dialogId);
      return;
    }
    untakenDrafts.forget(dialogId);
    untold.set(dialogId, performance.now());
    showLeft();
    const { savedAt } = answer.value;
    const isAll = written.get(dialogId)?.words === words;
    put(dialogId, { keptAt: savedAt, savedAt: isAll ? savedAt : null });
    if (!isAll) timer ??= setTimeout(flush, gatherMs);
  }

  /** The server keeps nothing of a dialog that is not to be seen any more, nor is it asked again. */
  function keepTaken(dialogId: number) {
    put(dialogId, { savedAt: keptAtOf(dialogId) });
    holdBack(dialogId);
    if (store.read().place.openId !== dialogId && unsent(dialogId).trim() !== "")
      store.dispatch({
        type: "noticed",
        notice: "taken",
        undo: { deed: "taken", dialogId },
      });
  }

  /** What was begun in a dialog shows in the list once its writer is elsewhere; nobody else tells this screen of it. */
  function showLeft() {
    const { openId } = store.read().place;
    for (const [id, keptAt] of [...untold].filter(([id]) => id !== openId)) {
      untold.delete(id);
      catchUp(keptAt);
    }
  }

  const isWaiting = (dialogId: number) => written.get(dialogId)?.savedAt === null;

  const isSending = (dialogId: number) =>
    store
      .read()
      .drawn.some(
        (reply) =>
          reply.dialogId === dialogId &&
          reply.refusal === null &&
          reply.acceptedAt === null,
      );

  const refusedIn = (dialogId: number) =>
    store
      .read()
      .drawn.filter((reply) => reply.dialogId === dialogId && reply.refusal !== null)
      .filter(({ retryOf, template }) => !retryOf && !template);

  /** What waits for the network is sent wherever its writer has gone: it is not written there once more. */
  function holdBack(dialogId: number) {
    const refused = refusedIn(dialogId).filter((reply) => !isAwaitingNetwork(reply));
    const words = joined(refused, read(dialogId));
    untakenDrafts.keep(dialogId, words, `${words.text}${words.note}`.trim() !== "");
  }

  function unsent(dialogId: number): string {
    const isStood = stood.dialogId === dialogId && !written.has(dialogId);
    const words = isStood ? stood.words : read(dialogId);
    const { text, note } = joined(refusedIn(dialogId), words);
    return [text, note].filter(Boolean).join("\n");
  }

  noteStood();
  store.subscribe(noteStood);
  store.subscribe(showLeft);
  // A refused reply that is tried again is on its way, and not to be written any more.
  store.subscribe((event) => {
    if (event.type !== "drew") return;
    const { dialogId } = event.draft;
    if (untakenDrafts.read(dialogId)) holdBack(dialogId);
  });
  return {
    read,
    write,
    settle,
    flush,
    unsent,
    forget: untakenDrafts.forget,
    subscribe(listener) {
      const leave = emitter.subscribe(listener);
      const unsubscribe = store.subscribe(listener);
      return () => {
        leave();
        unsubscribe();
      };
    },
    hasUnsaved: () => [...written.values()].some(({ savedAt }) => savedAt === null),
    isWriting() {
      const { openId } = store.read().place;
      const isLately = performance.now() - wroteAt < pauseMs;
      return isLately && openId !== null && unsent(openId).trim() !== "";
    },
  };
}

const isSame = (one: Words, other: Words) =>
  one.text === other.text && one.note === other.note;

/** What refused replies said, before what is written. */
const joined = (refused: readonly DrawnReply[], { text, note }: Words): Words => ({
  text: [...refused.map((reply) => reply.text), text].filter(Boolean).join("\n"),
  note,
});
