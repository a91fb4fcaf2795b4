"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { Modal } from "@/components/ui/modals/modal";

type Props = {
  /** The patient's or lead's name. */
  name: string;
  onClose(reason: string): void;
  onCancel(): void;
};

const longest = 500;

/** What was not delivered can't look done: who closes the dialog says why, for the record. */
export function WhyClose({ name, onClose, onCancel }: Props) {
  const t = useTranslations("inbox.whyClose");
  const [reason, setReason] = useState("");
  const id = useId();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim()) onClose(reason.trim());
  }
  return (
    <Modal title={t("title")} onClose={onCancel}>
      <form onSubmit={submit} className="flex flex-col">
        <p className="text-ink-2">{t("text", { name })}</p>
        <label htmlFor={id} className="mt-4 mb-1 font-medium">
          {t("reason")}
        </label>
        <textarea
          id={id}
          required
          rows={3}
          maxLength={longest}
          dir="auto"
          value={reason}
          placeholder={t("placeholder")}
          onChange={(event) => setReason(event.target.value)}
          className="resize-none rounded-control border border-control bg-surface px-3 py-2 text-interface placeholder:text-ink-3 max-md:text-[16px]"
        />
        <div className="mt-4 flex justify-end gap-2 max-md:*:flex-1">
          <Button onClick={onCancel}>{t("cancel")}</Button>
          <Button type="submit" look="primary" disabled={reason.trim() === ""}>
            {t("close")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
