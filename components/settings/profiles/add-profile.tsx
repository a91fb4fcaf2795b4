"use client";

import { useTranslations } from "next-intl";
import { instagramHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { ModalForm } from "@/components/settings/messaging/modal-form";
import { TokenField } from "@/components/settings/messaging/token-field";
import { TextField } from "@/components/ui/forms/field";
import type { ProfileDraft, SaveAnswer } from "@/lib/accounts/types/saving";
import type { AccountColour } from "@/lib/accounts/types/tag";
import { NoSecretBox } from "./no-secret-box";
import { ProfileSettings, profileChange } from "./profile-settings";

type Props = {
  hasAppSecrets: boolean;
  /** The colour to begin with. */
  colour: AccountColour;
  brands: string[];
  humanAgentDays: number | null;
  add(draft: ProfileDraft): Promise<SaveAnswer>;
};

/** Adds an Instagram account: Instagram is asked before anything is saved. */
export function AddProfile(props: Props) {
  const { hasAppSecrets, colour, brands, humanAgentDays, add } = props;
  const t = useTranslations("settings.instagram");
  return (
    <ModalForm
      title={t("addTitle")}
      channel="instagram"
      closeHref={instagramHrefs.page}
      savedHref={({ accountId, notice }) => instagramHrefs.saved(accountId, notice)}
      read={draftOf}
      save={add}
      submit={{ idle: t("connect"), pending: t("connecting") }}
    >
      {(errorOf) => (
        <>
          {!hasAppSecrets && <NoSecretBox />}
          <p className="text-ink-2 text-preview">{t("addText")}</p>
          <TextField
            label={t("accountSid")}
            name="accountSid"
            inputMode="numeric"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={100}
            error={errorOf("accountSid")}
            help={t("accountSidHelp")}
          />
          <TokenField
            label={t("authToken")}
            error={errorOf("authToken")}
            help={t("authTokenHelp")}
          />
          <ProfileSettings
            start={{ label: "", colour, humanAgent: false, brand: "" }}
            brands={brands}
            humanAgentDays={humanAgentDays}
            labelError={errorOf("label")}
          />
        </>
      )}
    </ModalForm>
  );
}

function draftOf(typed: FormData): ProfileDraft {
  return {
    accountSid: String(typed.get("accountSid") ?? ""),
    authToken: String(typed.get("authToken") ?? ""),
    ...profileChange(typed),
  };
}
