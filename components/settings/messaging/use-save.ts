"use client";

import { type FormEvent, type RefObject, useActionState } from "react";
import { useFocusFirstInvalid } from "@/components/ui/focus/use-focus-first-invalid";
import { asFault } from "@/components/ui/forms/as-fault";
import { invalidDateField } from "@/components/ui/forms/invalid-date-field";
import type {
  AccountField,
  AccountProblem,
  SaveAnswer,
} from "@/lib/accounts/types/saving";

type Form = RefObject<HTMLFormElement | null>;

/** What was stored. */
export type Saved = Extract<SaveAnswer, { ok: true }>;

type Options<Draft> = {
  form: Form;
  /** What the form says. */
  read(typed: FormData): Draft;
  save(draft: Draft): Promise<SaveAnswer>;
  onSaved?(said: Saved, draft: Draft): void;
};

/** Hands a form to an action: what became of it, what is to be mended, and the first field of that in focus. */
export function useSave<Draft>({ form, read, save, onSaved }: Options<Draft>) {
  const [answer, submit, isPending] = useActionState(
    async (_before: SaveAnswer | null, typed: FormData): Promise<SaveAnswer> => {
      const mistyped = invalidDateField(form.current);
      if (mistyped) return noSuchDate(mistyped as AccountField);
      const draft = read(typed);
      const said = await save(draft).catch(asFault);
      if (said.ok) onSaved?.(said, draft);
      return said;
    },
    null,
  );
  useFocusFirstInvalid(form, answer);
  return {
    answer,
    problems: problemsOf(answer),
    submit,
    isPending,
    onSubmit(event: FormEvent) {
      if (isPending) event.preventDefault();
    },
    /** React empties a form after its action; here what was refused stays as it was typed. */
    onReset: (event: FormEvent) => event.preventDefault(),
  };
}

const noSuchDate = (field: AccountField): SaveAnswer => ({
  ok: false,
  reason: "problems",
  problems: [{ field, reason: "noDate" }],
});

function problemsOf(answer: SaveAnswer | null): AccountProblem[] {
  if (!answer) return [];
  if (answer.ok) return answer.doubt ? [answer.doubt] : [];
  return answer.reason === "problems" ? answer.problems : [];
}
