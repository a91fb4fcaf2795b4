"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useFocusFirstInvalid } from "@/components/ui/focus/use-focus-first-invalid";
import { invalidDateField } from "@/components/ui/forms/invalid-date-field";
import type {
  PersonAnswer,
  PersonDraft,
  PersonProblem,
} from "@/lib/patients/types/draft";

type Save = (draft: PersonDraft) => Promise<PersonAnswer>;
type OnSaved = (personId: number) => void | Promise<void>;

/** Hands a form about a person to an action: what is refused stays as it was typed, with the reason at its field. */
export function useSavingPerson(save: Save, onSaved: OnSaved) {
  const t = useTranslations("patients");
  const [isPending, setPending] = useState(false);
  const [answer, setAnswer] = useState<PersonAnswer | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useFocusFirstInvalid(form, answer);
  const problems = answer && "problems" in answer ? answer.problems : [];
  async function run(draft: PersonDraft) {
    if (isPending) return;
    setPending(true);
    const said = invalidDateField(form.current)
      ? noSuchDay
      : await save(draft).catch((): PersonAnswer => ({ ok: false, reason: "other" }));
    setAnswer(said);
    if (said.ok) await onSaved(said.personId);
    setPending(false);
  }
  const theirs = answer && "theirs" in answer ? answer.theirs : null;
  const isTold = problems.length > 0 || theirs !== null;
  const reason = answer && !answer.ok && !isTold ? answer.reason : null;
  return {
    form,
    isPending,
    /** What a colleague changed meanwhile says now. */
    theirs: isPending ? null : theirs,
    refusal: reason && t(`refused.${t.has(`refused.${reason}`) ? reason : "other"}`),
    errorOf: (field: PersonProblem["field"]) => {
      const problem = problems.find((each) => each.field === field);
      return problem ? t(`problem.${problem.reason}`) : null;
    },
    run,
  };
}

const noSuchDay: PersonAnswer = {
  ok: false,
  reason: "problems",
  problems: [{ field: "bornOn", reason: "noDate" }],
};
