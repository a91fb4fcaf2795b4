"use client";

import { LayoutTemplate } from "lucide-react";
import { useTranslations } from "next-intl";
import { iconButtonLook } from "@/components/ui/button";

/** Brings the templates in place of free words. */
export function TemplateButton({ onClick }: { onClick(): void }) {
  const t = useTranslations("templates.tool");
  return (
    <button
      type="button"
      aria-label={t("button")}
      title={t("button")}
      onClick={onClick}
      className={iconButtonLook}
    >
      <LayoutTemplate size={18} strokeWidth={1.75} />
    </button>
  );
}
