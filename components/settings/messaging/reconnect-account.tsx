"use client";

import { useTranslations } from "next-intl";
import { tokenOf } from "@/components/settings/profiles/replace-token";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SaveAnswer } from "@/lib/accounts/types/saving";
import { hrefsOf } from "./messaging-hrefs";
import { ModalForm } from "./modal-form";
import { TokenField } from "./token-field";

type Props = {
  account: SavedAccount;
  reconnect(authToken: string): Promise<SaveAnswer>;
};

/** Lets a disconnected account send again, with the stored token or, where that is refused, with another one. */
export function ReconnectAccount({ account: { tag, secret }, reconnect }: Props) {
  const t = useTranslations("settings.reconnect");
  const { lastFour, isRefused } = secret;
  return (
    <ModalForm
      title={t("title", { account: tag.handle })}
      channel={tag.channel}
      closeHref={hrefsOf(tag.channel).page}
      read={tokenOf}
      save={reconnect}
      submit={{ idle: t("confirm"), pending: t("confirming") }}
    >
      {(errorOf) => (
        <>
          <p className="text-ink-2 text-preview">{t("text")}</p>
          <TokenField
            label={t("token")}
            error={errorOf("authToken", "accountSid")}
            help={t(isRefused ? "tokenRefused" : "tokenHelp", { lastFour })}
          />
        </>
      )}
    </ModalForm>
  );
}
