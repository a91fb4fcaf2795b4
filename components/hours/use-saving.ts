import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { unreached } from "@/components/ui/unreached";
import type { Done, Meanwhile } from "@/lib/result";

/** Hands something to an action and says what came of it. `again` forgets that once it is edited further. */
export function useSaving<Form extends object>() {
  const t = useTranslations("hours");
  const guard = useTranslations("auth.refused");
  const [answer, setAnswer] = useState<Done | Meanwhile<Form> | null>(null);
  const [isPending, startTransition] = useTransition();
  return {
    isPending,
    isSaved: answer?.ok === true && !isPending,
    refusal:
      answer && !answer.ok && !isPending && !("theirs" in answer)
        ? sentenceOf(answer.reason)
        : null,
    /** What a colleague changed meanwhile says now. */
    theirs: answer && "theirs" in answer && !isPending ? answer.theirs : null,
    reason: answer && !answer.ok ? answer.reason : null,
    again: () => setAnswer(null),
    save: (deed: () => Promise<Done | Meanwhile<Form>>) =>
      startTransition(async () => setAnswer(await deed().catch(unreached))),
  };
  function sentenceOf(reason: string) {
    return t.has(`refused.${reason}`) ? t(`refused.${reason}`) : guard(reason);
  }
}
