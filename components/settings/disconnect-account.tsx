"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import type { DisconnectAnswer, SavedAccount } from "@/lib/accounts/types";
import { hrefsOf } from "./messaging-hrefs";
import { scrimLook, sheetButtonsLook, sheetLook } from "./modal-look";

type Props = { account: SavedAccount; disconnect(): Promise<DisconnectAnswer> };

/** Asks before an account stops sending, and says what stays. */
export function DisconnectAccount({ account, disconnect }: Props) {
  const { tag, dialogs } = account;
  const isPlanned = !account.isConfirmed && dialogs === 0;
  const t = useTranslations(isPlanned ? "settings.remove" : "settings.disconnect");
  const refusal = useTranslations("auth.refused");
  const router = useRouter();
  const close = () => router.replace(hrefsOf[tag.channel].page, { scroll: false });
  const [refused, confirm, isPending] = useActionState(async () => {
    const said = await disconnect().catch(unreached);
    if (!said.ok) return said.reason;
    close();
    return null;
  }, null);
  return (
    <AlertDialog.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={scrimLook} />
        <AlertDialog.Content className={sheetLook}>
          <AlertDialog.Title className="px-4 pt-4 font-semibold text-title tracking-[-.01em] [overflow-wrap:anywhere] md:px-6 md:pt-5">
            {t("title", { account: tag.handle || tag.label })}
          </AlertDialog.Title>
          <AlertDialog.Description className="px-4 pt-2 pb-5 text-ink-2 md:px-6">
            {t("text", { count: dialogs })}
          </AlertDialog.Description>
          {refused && (
            <p role="alert" className="px-4 pb-4 text-bad text-preview md:px-6">
              {refusal(refused)}
            </p>
          )}
          <form action={confirm} className={sheetButtonsLook}>
            <AlertDialog.Cancel asChild>
              <Button look="quiet">{t("cancel")}</Button>
            </AlertDialog.Cancel>
            <Button type="submit" disabled={isPending} className="text-bad!">
              {t(isPending ? "confirming" : "confirm")}
            </Button>
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

const unreached = (): DisconnectAnswer => ({ ok: false, reason: "fault" });
