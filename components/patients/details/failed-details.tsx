import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/buttons/button";

/** The Details did not come; nothing else on the screen suffers. */
export function FailedDetails({ onRetry }: { onRetry(): void }) {
  const t = useTranslations("patients.details");
  return (
    <div className="grid justify-items-start gap-2 p-4 text-ink-2 text-preview">
      <p role="alert">{t("failed")}</p>
      <Button size="small" onClick={onRetry}>
        {t("retry")}
      </Button>
    </div>
  );
}
