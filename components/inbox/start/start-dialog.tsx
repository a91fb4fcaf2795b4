"use client";

import { SquarePen } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, iconButtonLook } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { StartForm, type Starting } from "./start-form";

/** Opens the window in which a dialog is begun: a sign beside the search, or a button with words. */
export function StartButton({
  starting,
  look,
}: {
  starting: Starting;
  look: "sign" | "words";
}) {
  const t = useTranslations("start");
  const sign = <SquarePen size={18} strokeWidth={1.75} />;
  if (look === "words") {
    return (
      <Button onClick={starting.open}>
        {sign}
        {t("title")}
      </Button>
    );
  }
  return (
    <button
      type="button"
      aria-label={t("title")}
      title={t("title")}
      onClick={starting.open}
      className={`${iconButtonLook} ms-1 -me-2`}
    >
      {sign}
    </button>
  );
}

/** The window itself. */
export function StartWindow({ starting }: { starting: Starting }): ReactNode {
  const t = useTranslations("start");
  return (
    <Modal
      title={t("title")}
      isOpen={starting.isOpen}
      onClose={starting.close}
      width="md:max-w-170"
    >
      <StartForm starting={starting} />
    </Modal>
  );
}
