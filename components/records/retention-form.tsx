"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/buttons/button";
import { SelectField } from "@/components/ui/forms/field";
import { ConfirmModal } from "@/components/ui/modals/confirm-modal";
import { UnsavedGuard } from "@/components/ui/unsaved/unsaved-guard";
import type { Retention } from "@/lib/records/types";
import { RetentionTold, WouldGo } from "./retention-told";
import { type RetentionActions, useRetention } from "./use-retention";

type Props = RetentionActions & { retention: Retention };

const choices = [3, 6, 12, 24, 36, 60, 84, 120];

/** Both times, what they would delete, and saving them. */
export function RetentionForm({ retention, ...actions }: Props) {
  const t = useTranslations("records.retention");
  const form = useRetention(retention, actions);
  const { months, said, wouldGo, isUnsaved, isPending, doing, choose } = form;
  return (
    <div className="grid gap-4" aria-busy={isPending}>
      <UnsavedGuard isUnsaved={isUnsaved} />
      <Months
        label={t("messages")}
        help={t("messagesHelp")}
        value={months.messageMonths}
        onChoose={choose("messageMonths")}
      />
      <Months
        label={t("deliveries")}
        help={t("deliveriesHelp")}
        value={months.deliveryMonths}
        onChoose={choose("deliveryMonths")}
      />
      {said && !isPending && <RetentionTold said={said} />}
      <div className="flex flex-wrap gap-2">
        <Button
          look={isUnsaved ? "primary" : "plain"}
          aria-disabled={isPending || undefined}
          onClick={form.save}
        >
          {t(doing === "save" ? "saving" : "save")}
        </Button>
        <Button aria-disabled={isPending || undefined} onClick={form.look}>
          {t(doing === "preview" ? "previewing" : "preview")}
        </Button>
      </div>
      {wouldGo && (
        <ConfirmModal
          title={t("askTitle")}
          text={t("askText")}
          words={{ cancel: t("cancel"), confirm: t("confirm"), confirming: t("saving") }}
          isGrave
          isPending={isPending}
          confirm={form.confirm}
          onClose={form.letBe}
        >
          <WouldGo preview={wouldGo} />
        </ConfirmModal>
      )}
    </div>
  );
}

type MonthsProps = {
  label: string;
  help: string;
  value: number | null;
  onChoose(value: number | null): void;
};

function Months({ label, help, value, onChoose }: MonthsProps) {
  const t = useTranslations("records.retention");
  return (
    <SelectField
      label={label}
      help={help}
      value={value ?? ""}
      onChange={({ target }) =>
        onChoose(target.value === "" ? null : Number(target.value))
      }
    >
      <option value="">{t("forGood")}</option>
      {choices.map((count) => (
        <option key={count} value={count}>
          {t("months", { count })}
        </option>
      ))}
    </SelectField>
  );
}
