import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The list could not be had; trying again is all there is to do. */
export function ListFailed({ onRetry }: { onRetry(): void }) {
  const t = useTranslations("inbox.failed");
  return (
    <EmptyState
      icon="icon-cloud-alert"
      title={t("title")}
      action={<Button onClick={onRetry}>{t("retry")}</Button>}
    >
      {t("text")}
    </EmptyState>
  );
}
