"use client";

import { useTranslations } from "next-intl";
import { instagramHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { ModalForm } from "@/components/settings/messaging/modal-form";
import { TokenField } from "@/components/settings/messaging/token-field";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SaveAnswer } from "@/lib/accounts/types/saving";

type Props = {
  account: SavedAccount;
  replace(authToken: string): Promise<SaveAnswer>;
};

/** Gives an account another token of its own. */
export function ReplaceToken({ account: { tag, secret }, replace }: Props) {
  const t = useTranslations("settings.instagram");
  return (
    <ModalForm
      title={t("replaceTitle", { account: tag.handle })}
      channel={tag.channel}
      closeHref={instagramHrefs.page}
      read={tokenOf}
      save={replace}
      submit={{ idle: t("replace"), pending: t("connecting") }}
    >
      {(errorOf) => (
        <>
          <p className="text-ink-2 text-preview">{t("replaceText")}</p>
          <TokenField
            label={t("authToken")}
            note={t("authTokenSet", { lastFour: secret.lastFour })}
            error={errorOf("authToken", "accountSid")}
            help={t("authTokenHelp")}
          />
        </>
      )}
    </ModalForm>
  );
}

/** What the field of a token says. */
export const tokenOf = (typed: FormData) => String(typed.get("authToken") ?? "");
