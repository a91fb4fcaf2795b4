"use client";

import { useTranslations } from "next-intl";
import { Button, iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import type { Starting } from "./start-form";

/** Opens the window in which a dialog is begun: a sign beside the search, or a button with words. */
export function StartButton({
  starting,
  look,
}: {
  starting: Starting;
  look: "sign" | "words";
}) {
  const t = useTranslations("start");
  const sign = <Icon of="icon-square-pen" size={18} />;
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
