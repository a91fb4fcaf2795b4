import { useTranslations } from "next-intl";
import { buttonLook } from "@/components/ui/buttons/button";
import { EmptyState } from "@/components/ui/notes/empty-state";

/** Says that there is no account to be seen, and what whoever reads it can do about it. */
export function NoAccounts({ isAdmin }: { isAdmin: boolean }) {
  const t = useTranslations("inbox.empty.accounts");
  const action = isAdmin && (
    <a href="/settings/start" className={buttonLook({ look: "primary" })}>
      {t("connect")}
    </a>
  );
  return (
    <EmptyState
      icon="icon-plug"
      title={t(isAdmin ? "title" : "titleOfStaff")}
      action={action}
    >
      {t(isAdmin ? "admin" : "staff")}
    </EmptyState>
  );
}
