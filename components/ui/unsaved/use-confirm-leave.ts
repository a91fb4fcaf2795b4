import { useEffect, useRef, useState } from "react";
import { onBrowserBack } from "./on-browser-back";

type Begun = { window: Element; said: string };

/**
 * Whether a window may simply be left, by what closes it, by Back, or with its tab: not once somebody typed in it and
 * its forms say something else than at first. What is kept for when it is opened anew goes only with its tab.
 */
export function useConfirmLeave(isKept: boolean) {
  const begun = useRef<Begun | null>(null);
  const isTouched = useRef(false);
  const [isAsked, setAsked] = useState(false);
  const hasWords = () =>
    isTouched.current &&
    begun.current !== null &&
    saidIn(begun.current.window) !== begun.current.said;
  /** Stops what would have closed it. */
  function ask(event: { preventDefault(): void }) {
    if (isKept || !hasWords()) return;
    event.preventDefault();
    setAsked(true);
  }
  const latest = useRef({ hasWords, ask, isAsked });
  useEffect(() => {
    latest.current = { hasWords, ask, isAsked };
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // The question itself goes with Back.
    onBrowserBack((event) => latest.current.isAsked || latest.current.ask(event), signal);
    // The browser asks by itself.
    addEventListener(
      "beforeunload",
      (event) => latest.current.hasWords() && event.preventDefault(),
      { signal },
    );
    return () => listening.abort();
  }, []);
  return {
    isAsked,
    ask,
    begin({ currentTarget }: Event) {
      const window = currentTarget as Element;
      begun.current = { window, said: saidIn(window) };
      isTouched.current = false;
    },
    /** A form may also fill itself, with what it asked the server for. */
    touch() {
      isTouched.current = true;
    },
    settle: () => setAsked(false),
  };
}

/** What is empty is left out: a field that is drawn later says nothing yet. */
function saidIn(window: Element): string {
  const fields = window.querySelectorAll<HTMLInputElement>(
    "form :is(input, select, textarea)",
  );
  return Array.from(fields, (field) =>
    field.type === "checkbox" || field.type === "radio"
      ? ticked(field)
      : field.value.trim(),
  )
    .filter(Boolean)
    .join("\n");
}

/** Most boxes have one value: what tells them apart is what stands beside them. */
const ticked = ({ checked, value, labels }: HTMLInputElement) =>
  checked && `${value} ${labels?.[0]?.textContent}`;
