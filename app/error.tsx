"use client";

import { useTranslations } from "next-intl";
import { FaultFace } from "@/components/ui/fault-face";

export default function PageFault({ retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("fault");
  const words = { title: t("title"), text: t("text"), retry: t("retry") };
  return <FaultFace words={words} onRetry={retry} />;
}
