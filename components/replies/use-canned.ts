"use client";

import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { insertAtCaret } from "@/components/dialog/insert-at-caret";
import type { CannedName, CannedReplies, CannedReply } from "@/lib/replies/types";
import { type CannedPiece, type CannedValues, fillCanned } from "./fill-canned";
import { meantBy, type Slash, slashAt } from "./slash";

type Options = {
  input: RefObject<HTMLTextAreaElement | null>;
  accountId: number;
  /** Who writes to whom; the clinic's name comes with the replies. */
  values: Omit<CannedValues, "clinic">;
  missing(name: CannedName): string;
  load(): Promise<CannedReplies | null>;
  onText(text: string): void;
};

type Loaded = CannedReplies | "loading" | "failed";

/** The list of canned replies behind a slash: what it shows, and what the keys of the text do while it is there. */
export function useCanned(options: Options) {
  const { input, accountId, load } = options;
  const listId = useId();
  const [slash, setSlash] = useState<Slash | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [index, setIndex] = useState(0);
  /** Where the button has put a slash that nobody typed. */
  const put = useRef<number | null>(null);
  const isOpen = slash !== null && slash.from !== dismissed;
  const loaded = useLoaded(isOpen, load);
  const replies =
    typeof loaded === "object" && slash ? meantBy(loaded.replies, slash, accountId) : [];
  const active = replies[Math.min(index, replies.length - 1)];

  const follow = useCallback(() => {
    const box = input.current;
    const isCaret = box && box.selectionStart === box.selectionEnd;
    const found = isCaret ? slashAt(box.value, box.selectionStart) : null;
    setSlash((held) => (isSame(held, found) ? held : found));
    setIndex(0);
    if (found) return;
    setDismissed(null);
    put.current = null;
  }, [input]);

  /** What it says in this dialog. */
  function filledIn(reply: CannedReply): CannedPiece[] {
    const clinic = typeof loaded === "object" ? loaded.clinic : null;
    return fillCanned(reply.text, { ...options.values, clinic }, options.missing);
  }

  function pick(reply: CannedReply) {
    const box = input.current;
    if (!box || !slash) return;
    const pieces = filledIn(reply);
    const range = { start: slash.from, end: slash.from + slash.word.length + 1 };
    const words = pieces.map(({ text }) => text).join("");
    options.onText(insertAtCaret(box, words, range));
    setSlash(null);
    selectMissing(box, range.start, pieces);
  }

  /** The button types the slash for those who don't know it. */
  function toggle() {
    const box = input.current;
    if (!box) return;
    box.focus();
    if (isOpen) return close(slash);
    if (slash) return setDismissed(null);
    const before = box.value.slice(0, box.selectionStart);
    options.onText(insertAtCaret(box, /\S$/.test(before) ? " /" : "/"));
    put.current = box.selectionStart - 1;
    follow();
  }

  /** A slash that the button put there says nothing by itself, and would be sent or kept as begun. */
  function close({ from, word }: Slash) {
    setDismissed(from);
    const box = input.current;
    if (!box || from !== put.current || word !== "") return;
    options.onText(insertAtCaret(box, "", { start: from, end: from + 1 }));
    follow();
  }

  /** Whether the list has taken the key. */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (!isOpen || event.nativeEvent.isComposing) return false;
    const step = steps[event.key];
    const isPicking = event.key === "Enter" || event.key === "Tab";
    if (step && active) setIndex(turned(replies, active, step));
    else if (event.key === "Escape") close(slash);
    else if (isPicking && !event.shiftKey && active) pick(active);
    else return false;
    event.preventDefault();
    // Escape would also leave the thread.
    event.stopPropagation();
    return true;
  }

  return {
    listId,
    isOpen,
    loaded,
    replies,
    active,
    filledIn,
    follow,
    pick,
    toggle,
    onKeyDown,
  };
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** The place after another one, around the end. */
const turned = (replies: CannedReply[], from: CannedReply, step: number) =>
  (replies.indexOf(from) + step + replies.length) % replies.length;

const isSame = (one: Slash | null, other: Slash | null) =>
  one?.from === other?.from && one?.word === other?.word;

/** What was not known is selected, so that the next key replaces it. */
function selectMissing(box: HTMLTextAreaElement, start: number, pieces: CannedPiece[]) {
  const index = pieces.findIndex(({ isKnown }) => !isKnown);
  if (index < 0) return;
  const before = pieces.slice(0, index).reduce((sum, { text }) => sum + text.length, 0);
  const from = start + before;
  const to = from + (pieces[index]?.text.length ?? 0);
  // After the text has been drawn anew, which would put the caret at its end.
  requestAnimationFrame(() => box.setSelectionRange(from, to));
}

/** Asked for whenever the list opens; what came before is shown meanwhile. */
function useLoaded(isOpen: boolean, load: Options["load"]): Loaded {
  const [loaded, setLoaded] = useState<Loaded>("loading");
  useEffect(() => {
    if (!isOpen) return;
    let isAwaited = true;
    void load().then((came) => {
      if (isAwaited)
        setLoaded((held) => came ?? (typeof held === "object" ? held : "failed"));
    });
    return () => {
      isAwaited = false;
    };
  }, [isOpen, load]);
  return loaded;
}
