"use client";

import { useTranslations } from "next-intl";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SaveAnswer } from "@/lib/accounts/types/saving";
import { instagramHrefs } from "./messaging-hrefs";
import { ModalForm } from "./modal-form";
import { TokenField } from "./token-field";

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
            autoFocus
          />
        </>
      )}
    </ModalForm>
  );
}

/** What the field of a token says. */
export const tokenOf = (typed: FormData) => String(typed.get("authToken") ?? "");
