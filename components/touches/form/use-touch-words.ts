"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { askMessages } from "@/components/touches/touches-requests";
import type { CitableMessage, Touch } from "@/lib/touches/types";
import { beginTouch, type TouchWords, touchDrafts, wordsOf } from "./touch-draft";
import { useOutcomes } from "./use-outcomes";

type Options = {
  personId: number;
  dialogId: number | null;
  citedId?: number | null;
  touch?: Touch;
  zone: string;
};

/** The messages that may be cited: null until they have come, "failed" where they did not. */
type Citable = CitableMessage[] | "failed" | null;

/** What stands in the form, and what it can refer to. A new touch that was begun and not saved is there again. */
export function useTouchWords(options: Options) {
  const { personId, dialogId, touch, zone } = options;
  const outcomes = useOutcomes();
  const [begun] = useState(() => (touch ? null : touchDrafts.read(personId)));
  const [value, setValue] = useState<TouchWords>(() => {
    if (touch) return wordsOf(touch, zone, outcomes(touch.kind));
    return begun ?? beginTouch(dialogId !== null);
  });
  const [isBegun, setBegun] = useState(begun !== null);
  const change = useCallback(
    (words: Partial<TouchWords>) => setValue((held) => ({ ...held, ...words })),
    [],
  );
  const cite = useCitable({ ...options, change, isCiting: !touch && !begun });
  const { settle, hasChanged } = useKeeping(touch ? null : personId, value);
  const startAnew = () => {
    touchDrafts.forget(personId);
    setBegun(false);
    hasChanged.current = false;
    setValue({ ...beginTouch(dialogId !== null), cited: cite.first });
  };
  const typed = (words: Partial<TouchWords>) => {
    hasChanged.current = true;
    change(words);
  };
  return { value, change: typed, isBegun, startAnew, settle, ...cite };
}

type CiteOptions = Options & {
  change(words: Partial<TouchWords>): void;
  isCiting: boolean;
};

/** A touch made in a dialog is about what was written last, if no other message is named. */
function useCitable(options: CiteOptions) {
  const { personId, dialogId, citedId = null, change, isCiting } = options;
  const [citable, setCitable] = useState<Citable>(null);
  const [first, setFirst] = useState<CitableMessage | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again.
  useEffect(() => {
    const calling = new AbortController();
    const asked = { dialog: dialogId, message: citedId };
    void askMessages(personId, asked, calling.signal).then((answer) => {
      if (calling.signal.aborted) return;
      if (!answer.ok) return setCitable("failed");
      const found = firstOf(answer.value, { dialogId, citedId });
      setCitable(answer.value);
      setFirst(found);
      if (isCiting && found) change({ cited: found, ...directionOf(found) });
    });
    return () => calling.abort();
  }, [personId, dialogId, citedId, isCiting, change, tries]);
  const askAgain = () => {
    setCitable(null);
    setTries(tries + 1);
  };
  return { citable, first, askAgain };
}

function firstOf(
  messages: CitableMessage[],
  { dialogId, citedId }: { dialogId: number | null; citedId: number | null },
): CitableMessage | null {
  if (citedId !== null)
    return messages.find(({ messageId }) => messageId === citedId) ?? null;
  if (dialogId === null) return null;
  return messages.find(({ direction }) => direction === "inbound") ?? null;
}

const directionOf = ({ direction }: CitableMessage) => ({
  direction: direction === "inbound" ? ("incoming" as const) : ("outgoing" as const),
});

/** Keeps what was typed when the form goes away, however it goes; not what was saved or given up. */
function useKeeping(personId: number | null, value: TouchWords) {
  const latest = useRef(value);
  const hasChanged = useRef(false);
  const isSettled = useRef(false);
  useEffect(() => {
    latest.current = value;
  });
  useEffect(() => {
    isSettled.current = false;
    return () => {
      if (personId === null || isSettled.current || !hasChanged.current) return;
      touchDrafts.keep(personId, latest.current);
    };
  }, [personId]);
  const settle = useCallback(() => {
    isSettled.current = true;
    if (personId !== null) touchDrafts.forget(personId);
  }, [personId]);
  return { settle, hasChanged };
}
