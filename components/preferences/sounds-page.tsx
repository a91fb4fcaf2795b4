"use client";

import { useTranslations } from "next-intl";
import { SettingsFrame } from "@/components/settings/settings-frame";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { NotificationChoices } from "./notification-choices";
import type { Choose } from "./preferences";
import { usePick } from "./use-pick";

type Props = { accounts: AccountTag[]; choose: Choose };

/** How whoever is at the screen is called. Everybody chooses for themselves, staff in their account menu. */
export function SoundsPage({ accounts, choose }: Props) {
  const t = useTranslations("you");
  const [pick, isLost] = usePick(choose);
  return (
    <SettingsFrame title={t("sounds.title")}>
      <div className="max-w-[640px] rounded-card border border-line bg-surface p-4 md:p-5">
        <p className="mb-2 text-ink-2 text-preview">{t("sounds.text")}</p>
        <NotificationChoices accounts={accounts} pick={pick} />
        <p role="status" className="text-bad text-preview">
          {isLost && t("notKept")}
        </p>
      </div>
    </SettingsFrame>
  );
}
