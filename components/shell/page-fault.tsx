"use client";

import { useTranslations } from "next-intl";
import { FaultFace } from "@/components/ui/fault-face";

/** What Next tells of a page that did not load, and its way to try again. */
export type PageFaultProps = { error: unknown; retry: () => void };

/** Stands in the place of a page that did not load. */
export function PageFault({ error, retry }: PageFaultProps) {
  const t = useTranslations("fault");
  const words = {
    title: t("title"),
    text: t("text"),
    retry: t("retry"),
    reference: t("reference"),
  };
  return <FaultFace words={words} fault={error} onRetry={retry} />;
}
