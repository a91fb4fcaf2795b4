"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { asFault } from "@/components/ui/forms/as-fault";
import { ConfirmModal } from "@/components/ui/modals/confirm-modal";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { Done } from "@/lib/result";
import { hrefsOf } from "./messaging-hrefs";

type Props = {
  account: SavedAccount;
  /** Where one is who does not disconnect it after all. */
  cancelHref: Route;
  disconnect(): Promise<Done>;
};

/** Asks before an account stops sending, and says what stays. */
export function DisconnectAccount({ account, cancelHref, disconnect }: Props) {
  const { tag, dialogs } = account;
  const isPlanned = !account.isConfirmed && dialogs === 0;
  const t = useTranslations(isPlanned ? "settings.remove" : "settings.disconnect");
  const refused = useTranslations("auth.refused");
  const router = useRouter();
  const goTo = (href: Route) => router.replace(href, { scroll: false });
  const [refusal, confirm, isPending] = useActionState(async () => {
    const said = await disconnect().catch(asFault);
    if (!said.ok) return said.reason;
    goTo(hrefsOf(tag.channel).page);
    return null;
  }, null);
  return (
    <ConfirmModal
      title={t("title", { account: tag.handle || tag.label })}
      text={t("text", { count: dialogs })}
      words={{
        cancel: t("cancel"),
        confirm: t("confirm"),
        confirming: t("confirming"),
      }}
      isGrave
      isAddressed
      isPending={isPending}
      refusal={refusal && refused(refusal)}
      confirm={() => confirm()}
      onClose={() => goTo(cancelHref)}
    />
  );
}
