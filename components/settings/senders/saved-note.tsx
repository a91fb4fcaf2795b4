import { useTranslations } from "next-intl";
import { useAccountSentences } from "@/components/settings/messaging/use-account-sentences";
import { FocusedNote } from "@/components/ui/notes/focused-note";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { CheckNotice } from "@/lib/channels/types";

type Props = { sender: SavedAccount; notice: CheckNotice | null };

/** Says that a new sender is connected and what comes next, or that it is stored and not live yet. */
export function SavedNote({ sender, notice }: Props) {
  const t = useTranslations("settings");
  const { sentence } = useAccountSentences(sender.tag.channel);
  const { label, handle } = sender.tag;
  if (!sender.isConfirmed)
    return (
      <FocusedNote kind="doubt" title={t("twilio.plannedTitle", { label })}>
        {sentence({ reason: sender.stateReason ?? "other" })}
      </FocusedNote>
    );
  return (
    <FocusedNote kind="well" title={t("twilio.connectedTitle", { label })}>
      <p>{t("twilio.connectedText", { number: handle })}</p>
      {notice && <p>{t(`notice.${notice}`)}</p>}
    </FocusedNote>
  );
}
