"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { asFault } from "@/components/ui/forms/as-fault";
import { TextField } from "@/components/ui/forms/field";
import { ConfirmModal } from "@/components/ui/modals/confirm-modal";
import type { Done } from "@/lib/result";

type Props = {
  name: string;
  erase(name: string): Promise<Done>;
  onClose(): void;
};

/** Asks for the name before a person is erased for good. */
export function ErasePerson({ name, erase, onClose }: Props) {
  const t = useTranslations("records.erase");
  const guard = useTranslations("auth.refused");
  const router = useRouter();
  const [refusal, confirm, isPending] = useActionState(
    async (_before: string | null, typed: FormData) => {
      const said = await erase(String(typed.get("name") ?? "")).catch(asFault);
      if (!said.ok) return said.reason;
      router.replace("/patients");
      return null;
    },
    null,
  );
  return (
    <ConfirmModal
      title={t("title", { name })}
      text={`${t("text")} ${t("shared")}`}
      words={{
        cancel: t("cancel"),
        confirm: t("confirm"),
        confirming: t("confirming"),
      }}
      isGrave
      isPending={isPending}
      confirm={confirm}
      onClose={onClose}
    >
      <TextField
        label={t("confirmName")}
        name="name"
        autoComplete="off"
        error={refusal && (t.has(refusal) ? t(refusal) : guard(refusal))}
      />
    </ConfirmModal>
  );
}
