import { useRef, useState } from "react";

type Begun = { window: Element; said: string };

/** Whether a window may simply be left: not once somebody typed in it and its forms say something else than at first. */
export function useLeaving(isKept: boolean) {
  const begun = useRef<Begun | null>(null);
  const isTouched = useRef(false);
  const [isAsked, setAsked] = useState(false);
  return {
    isAsked,
    begin({ currentTarget }: Event) {
      const window = currentTarget as Element;
      begun.current = { window, said: saidIn(window) };
      isTouched.current = false;
    },
    /** A form may also fill itself, with what it asked the server for. */
    touch() {
      isTouched.current = true;
    },
    /** Stops what would have closed it. */
    ask(event: { preventDefault(): void }) {
      if (isKept || !isTouched.current || !begun.current) return;
      if (saidIn(begun.current.window) === begun.current.said) return;
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
  return Array.from(fields, (field) =>
    field.type === "checkbox" || field.type === "radio" ? ticked(field) : field.value,
  )
    .filter(Boolean)
    .join("\n");
}

/** Most boxes have one value: what tells them apart is what stands beside them. */
const ticked = ({ checked, value, labels }: HTMLInputElement) =>
  checked && `${value} ${labels?.[0]?.textContent}`;
