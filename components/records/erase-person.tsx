"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import { useActionState } from "react";
import { TextField } from "@/components/settings/field";
import { scrimLook, sheetButtonsLook, sheetLook } from "@/components/settings/modal-look";
import { Button } from "@/components/ui/button";

type Answer = { ok: true } | { ok: false; reason: string };

type Props = {
  name: string;
  erase(name: string): Promise<Answer>;
  onClose(): void;
};

/** Asks for the name before a person is erased for good. */
export function ErasePerson({ name, erase, onClose }: Props) {
  const t = useTranslations("records.erase");
  const guard = useTranslations("auth.refused");
  const router = useRouter();
  const [refusal, confirm, isPending] = useActionState(
    async (_before: string | null, typed: FormData) => {
      const said = await erase(String(typed.get("name") ?? "")).catch(unreached);
      if (!said.ok) return said.reason;
      router.replace("/patients");
      return null;
    },
    null,
  );
  return (
    <AlertDialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={scrimLook} />
        <AlertDialog.Content className={sheetLook}>
          <AlertDialog.Title className="px-4 pt-4 font-semibold text-title tracking-[-.01em] [overflow-wrap:anywhere] md:px-6 md:pt-5">
            {t("title", { name })}
          </AlertDialog.Title>
          <form action={confirm} className="contents">
            <div className="grid gap-3 px-4 pt-2 pb-5 md:px-6">
              <AlertDialog.Description className="text-ink-2">
                {t("text")} {t("shared")}
              </AlertDialog.Description>
              <TextField
                label={t("confirmName")}
                name="name"
                autoComplete="off"
                error={refusal && (t.has(refusal) ? t(refusal) : guard(refusal))}
              />
            </div>
            <div className={sheetButtonsLook}>
              <AlertDialog.Cancel asChild>
                <Button look="quiet">{t("cancel")}</Button>
              </AlertDialog.Cancel>
              <Button type="submit" disabled={isPending} className="text-bad!">
                {t(isPending ? "confirming" : "confirm")}
              </Button>
            </div>
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

const unreached = (): Answer => ({ ok: false, reason: "fault" });
