import { useTranslations } from "next-intl";
import { useId, useRef, useState, useTransition } from "react";
import { useFocusFirstInvalid } from "@/components/ui/focus/use-focus-first-invalid";
import { asFault } from "@/components/ui/forms/as-fault";
import type { ConflictingEdit, Done } from "@/lib/result";

/**
 * Hands something to an action and says what came of it. `again` forgets that once it is edited further.
 */
export function useSaving<Form extends object>() {
  const t = useTranslations("hours");
  const guard = useTranslations("auth.refused");
  const [answer, setAnswer] = useState<Done | ConflictingEdit<Form> | null>(null);
  const [isChanged, setChanged] = useState(false);
  const [isPending, startTransition] = useTransition();
  const edits = useRef(0);
  const refusalId = useId();
  const form = useRef<HTMLFormElement>(null);
  useFocusFirstInvalid(form, isPending ? null : answer);
  const save = (deed: () => Promise<Done | ConflictingEdit<Form>>) => {
    if (isPending) return;
    const saved = edits.current;
    startTransition(async () => {
      const said = await deed().catch(asFault);
      // What was typed meanwhile is not what was saved.
      if (said.ok && saved !== edits.current) return;
      setAnswer(said);
      if (said.ok) setChanged(false);
    });
  };
  return {
    form,
    isPending,
    isUnsaved: isChanged || isPending,
    isSaved: answer?.ok === true && !isPending,
    refusal:
      answer && !answer.ok && !isPending && !("theirs" in answer)
        ? sentenceOf(answer.reason)
        : null,
    /** Of the element that tells it. */
    refusalId,
    /** What a colleague changed meanwhile says now. */
    theirs: answer && "theirs" in answer && !isPending ? answer.theirs : null,
    reason: answer && !answer.ok ? answer.reason : null,
    again() {
      edits.current += 1;
      setAnswer(null);
      setChanged(true);
    },
    save,
  };
  function sentenceOf(reason: string) {
    return t.has(`refused.${reason}`) ? t(`refused.${reason}`) : guard(reason);
  }
}
