import { useState } from "react";
import type { ConflictingEdit } from "@/lib/result";

type Said<Form> = { ok: true } | ConflictingEdit<Form> | { ok: false; reason: string };

/** A form that stays open once it is saved. `onStored` has it say what is stored by now. */
type Standing<Form> = { isUnsaved: boolean; onStored(stored: Form): void };

/**
 * Sends along with every save what the form showed when it was opened. Where a colleague changed meanwhile what was typed
 * over, the answer says what is there now: once that was shown it has been seen, and saving again replaces it. A form
 * that is `standing` says what else they changed as soon as nothing of its own is unsaved, and that has been seen too.
 */
export function useConflictCheck<
  Form extends object,
  Typed extends Form,
  Answer extends Said<Form>,
>(
  start: Form,
  save: (typed: Typed, seen: Form) => Promise<Answer>,
  standing?: Standing<Form>,
) {
  const [seen, setSeen] = useState(start);
  const [stored, setStored] = useState(start);
  if (
    standing &&
    !standing.isUnsaved &&
    JSON.stringify(start) !== JSON.stringify(stored)
  ) {
    setStored(start);
    setSeen(start);
    standing.onStored(start);
  }
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
