import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/buttons/button";
import { EmptyState } from "@/components/ui/notes/empty-state";

type Props = {
  what?: "list" | "search";
  /** What was had can't be drawn: that is no matter of the connection. */
  isHad?: boolean;
  onRetry(): void;
};

/** The list, or what was searched for, could not be had or drawn; trying again is all there is to do. */
export function ListFailed({ what = "list", isHad = false, onRetry }: Props) {
  const t = useTranslations("inbox.failed");
  return (
    <EmptyState
      icon={isHad ? "icon-triangle-alert" : "icon-cloud-alert"}
      title={t(`${isHad ? "titleOfHad" : "title"}.${what}`)}
      action={<Button onClick={onRetry}>{t("retry")}</Button>}
    >
      {t(isHad ? "textOfHad" : "text")}
    </EmptyState>
  );
}
