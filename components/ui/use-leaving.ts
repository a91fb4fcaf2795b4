import { useRef, useState } from "react";

type Begun = { window: Element; said: string };

/** Whether a window may simply be left: not while its forms say something else than when it was opened. */
export function useLeaving() {
  const begun = useRef<Begun | null>(null);
  const [isAsked, setAsked] = useState(false);
  return {
    isAsked,
    begin({ currentTarget }: Event) {
      const window = currentTarget as Element;
      begun.current = { window, said: saidIn(window) };
    },
    /** Stops what would have closed it. */
    ask(event: { preventDefault(): void }) {
      if (!begun.current || saidIn(begun.current.window) === begun.current.said) return;
      event.preventDefault();
      setAsked(true);
    },
    settle: () => setAsked(false),
  };
}

/** What is empty is left out: a field that is drawn later says nothing yet. */
function saidIn(window: Element): string {
  const fields = window.querySelectorAll<HTMLInputElement>(
    "form :is(input, select, textarea)",
  );
  return Array.from(fields, ({ type, checked, value }) =>
    type === "checkbox" || type === "radio" ? checked && value : value,
  )
    .filter(Boolean)
    .join("\n");
}
