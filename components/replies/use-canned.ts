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
import { insertAtCaret } from "@/components/dialog/composer/insert-at-caret";
import type { CannedName, CannedReplies, CannedReply } from "@/lib/replies/types";
import { type CannedPiece, type CannedValues, fillCanned } from "./fill-canned";
import { type Call, meantBy, nameFrom, slashAt } from "./slash";

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

/** The list of canned replies: what a slash, or its button, shows, and what the keys of the text do while it is there. */
export function useCanned(options: Options) {
  const { input, accountId, load } = options;
  const listId = useId();
  const [call, setCall] = useState<Call | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [index, setIndex] = useState(0);
  /** Where the caret stood as the button opened it. */
  const opened = useRef<number | null>(null);
  const isOpen = call !== null && call.from !== dismissed;
  const loaded = useLoaded(isOpen, load);
  const replies =
    typeof loaded === "object" && call ? meantBy(loaded.replies, call, accountId) : [];
  const active = replies[Math.min(index, replies.length - 1)];

  const follow = useCallback(() => {
    const box = input.current;
    const isCaret = box && box.selectionStart === box.selectionEnd;
    const found = isCaret ? calledIn(box, opened.current) : null;
    setCall(found);
    setIndex(0);
    if (found?.from !== opened.current) opened.current = null;
    if (!found) setDismissed(null);
  }, [input]);

  /** What it says in this dialog. */
  function filledIn(reply: CannedReply): CannedPiece[] {
    const clinic = typeof loaded === "object" ? loaded.clinic : null;
    return fillCanned(reply.text, { ...options.values, clinic }, options.missing);
  }

  function pick(reply: CannedReply) {
    const box = input.current;
    if (!box || !call) return;
    const pieces = filledIn(reply);
    const gap = /\S$/.test(box.value.slice(0, call.from)) ? " " : "";
    const words = pieces.map(({ text }) => text).join("");
    leave();
    options.onText(insertAtCaret(box, gap + words, { start: call.from, end: call.to }));
    selectMissing(box, call.from + gap.length, pieces);
  }

  /** The button needs no slash: nothing has been said as long as nothing is chosen. */
  function toggle() {
    const box = input.current;
    if (!box) return;
    box.focus();
    if (isOpen) return close(call);
    if (call) return setDismissed(null);
    box.selectionStart = box.selectionEnd;
    opened.current = box.selectionStart;
    follow();
  }

  function close({ from }: Call) {
    if (opened.current === null) setDismissed(from);
    else leave();
  }

  function leave() {
    opened.current = null;
    setCall(null);
  }

  /** Whether the list has taken the key. */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (!isOpen || event.nativeEvent.isComposing) return false;
    const step = steps[event.key];
    const isPicking = event.key === "Enter" || event.key === "Tab";
    if (step && active) setIndex(turned(replies, active, step));
    else if (event.key === "Escape") close(call);
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

/** Whatever the button has opened goes on for as long as what is typed may be a name. */
const calledIn = (
  { value, selectionStart }: HTMLTextAreaElement,
  opened: number | null,
) =>
  (opened !== null && nameFrom(value, opened, selectionStart)) ||
  slashAt(value, selectionStart);

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
