import { useTranslations } from "next-intl";
import type { SaveAnswer, SenderProblem } from "@/lib/accounts/types";
import { NoteBox } from "./note-box";
import { useProblemSentence } from "./use-problem-sentence";

/** What became of the last save, above the fields. */
export function SaveOutcome({ answer }: { answer: SaveAnswer | null }) {
  const t = useTranslations("settings");
  const refusal = useTranslations("auth.refused");
  const sentence = useProblemSentence();
  if (!answer) return null;
  if (answer.ok && answer.doubt) {
    return (
      <NoteBox kind="doubt" title={t("twilio.doubt")}>
        {sentence(answer.doubt)}
      </NoteBox>
    );
  }
  if (answer.ok) {
    return (
      <NoteBox kind="well" title={t("twilio.saved")}>
        {answer.notice && t(`notice.${answer.notice}`)}
      </NoteBox>
    );
  }
  return (
    <NoteBox kind="refused" title={t("twilio.refusedTitle")}>
      {answer.reason === "problems"
        ? briefly(answer.problems, sentence, t)
        : refusal(answer.reason)}
    </NoteBox>
  );
}

/** One problem in its own words; of several, each stands at its field. */
function briefly(
  problems: SenderProblem[],
  sentence: (problem: SenderProblem) => string,
  t: ReturnType<typeof useTranslations<"settings">>,
): string {
  const [only, ...others] = problems;
  return only && others.length === 0
    ? sentence(only)
    : t("twilio.refusedSeveral", { count: problems.length });
}
