"use client";

import { useTranslations } from "next-intl";
import { Modal } from "@/components/ui/modal";
import { StartForm, type StartProps } from "./start-form";

/** The window in which a dialog is begun. */
export function StartWindow(props: StartProps) {
  const t = useTranslations("start");
  return (
    <Modal title={t("title")} onClose={props.starting.close} width="md:max-w-170">
      <StartForm {...props} />
    </Modal>
  );
}
