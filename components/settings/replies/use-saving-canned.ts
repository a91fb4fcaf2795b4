import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { asFault } from "@/components/ui/forms/as-fault";
import { useConflictCheck } from "@/components/ui/forms/use-conflict-check";
import type {
  CannedAnswer,
  CannedDraft,
  CannedEdit,
  CannedProblem,
  CannedReply,
} from "@/lib/replies/types";

type Saving = {
  reply: CannedReply | null;
  save(edit: CannedEdit): Promise<CannedAnswer>;
  onDone(): void;
};

/** What is typed of a canned reply, and saving it. */
export function useSavingCanned({ reply, save, onDone }: Saving) {
  const t = useTranslations("replies");
  const [draft, setDraft] = useState(shownOf(reply));
  const id = reply?.id ?? null;
  const saveOver = useConflictCheck(
    shownOf(reply),
    (typed: CannedDraft, seen: CannedDraft) =>
      save({ typed, over: id === null ? null : { id, seen } }),
  );
  const [answer, submit, isPending] = useActionState(async () => {
    const typed = { ...draft, name: draft.name.replace(/^\//, "") };
    const said = await saveOver(typed).catch(asFault);
    if (said.ok) onDone();
    return said;
  }, null);
  const problems = answer && "problems" in answer ? answer.problems : [];
  return {
    draft,
    change: (typed: Partial<CannedDraft>) =>
      setDraft((before) => ({ ...before, ...typed })),
    answer,
    submit,
    isPending,
    problemOf: (field: CannedProblem["field"]) => {
      const problem = problems.find((each) => each.field === field);
      return problem ? t(`problem.${field}.${problem.reason}`) : null;
    },
  };
}

const shownOf = (reply: CannedReply | null): CannedDraft => ({
  name: reply?.name ?? "",
  text: reply?.text ?? "",
  accountIds: reply?.accountIds ?? null,
});
