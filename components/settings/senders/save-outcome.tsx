import { useTranslations } from "next-intl";
import { Refusal } from "@/components/settings/messaging/refusal";
import { useAccountSentences } from "@/components/settings/messaging/use-account-sentences";
import { NoteBox } from "@/components/ui/notes/note-box";
import type { SaveAnswer } from "@/lib/accounts/types/saving";

type Props = {
  answer: SaveAnswer | null;
  /** It was never live: what Twilio refuses keeps it from becoming so. */
  isPlanned: boolean;
};

/** What became of the last save of a sender, above the fields. */
export function SaveOutcome({ answer, isPlanned }: Props) {
  const t = useTranslations("settings");
  const { sentence } = useAccountSentences("whatsapp");
  if (!answer) return null;
  if (!answer.ok) return <Refusal answer={answer} channel="whatsapp" />;
  if (answer.doubt) {
    return (
      <NoteBox kind="doubt" title={t(isPlanned ? "twilio.plannedDoubt" : "twilio.doubt")}>
        {sentence(answer.doubt)}
      </NoteBox>
    );
  }
  return (
    <NoteBox kind="well" title={t("twilio.saved")}>
      {answer.notice && t(`notice.${answer.notice}`)}
    </NoteBox>
  );
}
