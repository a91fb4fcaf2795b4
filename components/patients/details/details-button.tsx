"use client";

import { useTranslations } from "next-intl";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import type { Shown } from "./use-shown";

/** Shows or hides who is at the other end. */
export function DetailsButton({ shown }: { shown: Shown }) {
  const t = useTranslations("patients.details");
  const isOpen = shown.isWide ? shown.isColumnOpen : shown.isSheetOpen;
  return (
    <button
      type="button"
      aria-label={t("title")}
      aria-expanded={isOpen}
      title={t("title")}
      onClick={shown.toggle}
      className={`${iconButtonLook} aria-expanded:text-accent`}
    >
      <Icon of="icon-panel-right" size={18} />
    </button>
  );
}
