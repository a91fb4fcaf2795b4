"use client";

import { useTranslations } from "next-intl";
import { instagramHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { ModalForm } from "@/components/settings/messaging/modal-form";
import { useConflictCheck } from "@/components/ui/forms/use-conflict-check";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { ProfileChange, SaveAnswer } from "@/lib/accounts/types/saving";
import { ProfileSettings, profileChange } from "./profile-settings";

type Props = {
  account: SavedAccount;
  brands: string[];
  humanAgentDays: number | null;
  /** `seen` is what the form said when it was opened. */
  save(typed: ProfileChange, seen: ProfileChange): Promise<SaveAnswer>;
};

/** Changes what staff decide about an account. Which account it is never changes. */
export function EditProfile({ account, brands, humanAgentDays, save }: Props) {
  const t = useTranslations("settings.instagram");
  const { label, colour, handle } = account.tag;
  const start = {
    label,
    colour,
    humanAgent: account.humanAgent ?? false,
    brand: account.brand ?? "",
  };
  const saveOver = useConflictCheck(start, save);
  return (
    <ModalForm
      title={t("editTitle", { account: handle })}
      channel={account.tag.channel}
      closeHref={instagramHrefs.page}
      read={profileChange}
      save={saveOver}
      submit={{ idle: t("save"), pending: t("saving") }}
    >
      {(errorOf) => (
        <ProfileSettings
          start={start}
          brands={brands}
          humanAgentDays={humanAgentDays}
          labelError={errorOf("label")}
        />
      )}
    </ModalForm>
  );
}
