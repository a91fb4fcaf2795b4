import { useTranslations } from "next-intl";
import { FocusedNote } from "@/components/ui/notes/focused-note";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { CheckNotice } from "@/lib/channels/types";

type Props = { account: SavedAccount; notice: CheckNotice | null };

/** Says that an account is connected, and whether its messages will come. */
export function ProfileConnected({ account, notice }: Props) {
  const t = useTranslations("settings");
  const isUnheard = account.stateReason === "unheard";
  const name = { account: account.tag.handle };
  return (
    <FocusedNote
      kind={isUnheard ? "doubt" : "well"}
      title={t(isUnheard ? "instagram.unheardTitle" : "instagram.connectedTitle", name)}
    >
      <p>{t(isUnheard ? "instagram.unheardText" : "instagram.connectedText")}</p>
      {notice && <p>{t(`notice.${notice}`)}</p>}
    </FocusedNote>
  );
}
