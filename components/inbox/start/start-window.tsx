"use client";

import { useTranslations } from "next-intl";
import { Modal } from "@/components/ui/modal";
import { StartForm, type Starting } from "./start-form";

/** The window in which a dialog is begun. */
export function StartWindow({ starting }: { starting: Starting }) {
  const t = useTranslations("start");
  return (
    <Modal title={t("title")} onClose={starting.close} width="md:max-w-170">
      <StartForm starting={starting} />
    </Modal>
  );
}
