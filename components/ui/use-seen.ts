import { useState } from "react";
import type { Meanwhile } from "@/lib/result";

type Said<Form> = { ok: true } | Meanwhile<Form> | { ok: false; reason: string };

/**
 * Sends along with every save what the form showed when it was opened. Where a colleague changed meanwhile what was typed
 * over, the answer says what is there now: once that was shown it has been seen, and saving again replaces it.
 */
export function useSeen<
  Form extends object,
  Typed extends Form,
  Answer extends Said<Form>,
>(start: Form, save: (typed: Typed, seen: Form) => Promise<Answer>) {
  const [seen, setSeen] = useState(start);
  return async (typed: Typed): Promise<Answer> => {
    const said = await save(typed, seen);
    if (said.ok) setSeen(onlyShown(typed, seen));
    else if ("theirs" in said) setSeen({ ...seen, ...said.theirs });
    return said;
  };
}

/** Without what a form never shows again, such as a token. */
function onlyShown<Form extends object>(typed: Form, shown: Form): Form {
  return Object.fromEntries(
    Object.keys(shown).map((field) => [field, typed[field as keyof Form]]),
  ) as Form;
}
