import { useTranslations } from "next-intl";
import { EditConflict } from "@/components/ui/forms/edit-conflict";
import { NoteBox } from "@/components/ui/notes/note-box";
import type { SaveAnswer } from "@/lib/accounts/types/saving";
import type { Channel } from "@/lib/channels/types";
import { useAccountSentences } from "./use-account-sentences";
import { useAccountWords } from "./use-account-words";

type Props = { answer: Extract<SaveAnswer, { ok: false }>; channel: Channel };

/** Why nothing was saved: one problem in its own words; of several, each stands at its field. */
export function Refusal({ answer, channel }: Props) {
  const t = useTranslations("settings");
  const refusal = useTranslations("auth.refused");
  const { title, sentence } = useAccountSentences(channel);
  const words = useAccountWords();
  if ("theirs" in answer) return <EditConflict theirs={answer.theirs} words={words} />;
  const problems = answer.reason === "problems" ? answer.problems : [];
  const [only, ...others] = problems;
  const isOne = only !== undefined && others.length === 0;
  const named = isOne ? title(only) : null;
  return (
    <NoteBox kind="refused" title={named ?? t("twilio.refusedTitle")}>
      {answer.reason !== "problems" && refusal(answer.reason)}
      {problems.length > 1 && t("twilio.refusedSeveral", { count: problems.length })}
      {isOne && sentence(only)}
      {named && <p>{t("instagram.nothingSaved")}</p>}
    </NoteBox>
  );
}
