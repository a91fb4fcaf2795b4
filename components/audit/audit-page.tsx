import { useTranslations } from "next-intl";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { buttonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import { EmptyState } from "@/components/ui/notes/empty-state";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { AuditFilter, AuditPage as Page } from "@/lib/audit/types";
import { AuditFilters } from "./audit-filters";
import { auditExportHref, auditHref } from "./audit-hrefs";
import { AuditTable } from "./audit-table";

type Props = {
  page: Page;
  filter: AuditFilter;
  staff: { id: number; name: string }[];
  accounts: AccountTag[];
  zone: string;
};

/** Who did what, and who read what: newest first. */
export function AuditPage({ page, filter, staff, accounts, zone }: Props) {
  const t = useTranslations("audit");
  return (
    <SettingsFrame
      title={t("title")}
      action={
        <a href={auditExportHref(filter)} download className={buttonLook()}>
          <Icon of="icon-download" size={16} />
          {t("export")}
        </a>
      }
    >
      <div className="flex items-end gap-x-4 gap-y-2 max-md:flex-col max-md:items-stretch">
        <AuditFilters filter={filter} staff={staff} accounts={accounts} />
        <p
          role="status"
          className="shrink-0 text-ink-3 text-meta md:leading-9 max-md:px-1"
        >
          {page.total &&
            t(page.total.isMore ? "moreThan" : "total", { count: page.total.count })}
        </p>
      </div>
      <div className="rounded-card border border-line bg-surface">
        {page.lines.length > 0 ? (
          <AuditTable lines={page.lines} zone={zone} />
        ) : (
          <div className="flex min-h-48">
            <EmptyState
              icon="icon-rotate-ccw-clock"
              title={t("none")}
              action={
                <Link href="/settings/audit" className={buttonLook()}>
                  {t("clear")}
                </Link>
              }
            >
              {t("noneText")}
            </EmptyState>
          </div>
        )}
        <Pages page={page} filter={filter} />
      </div>
    </SettingsFrame>
  );
}

function Pages({ page: { older, newer }, filter }: Pick<Props, "page" | "filter">) {
  const t = useTranslations("audit");
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-2 border-line border-t px-4 py-1.5 md:px-5">
      <p className="min-w-0 flex-1 text-ink-3 text-meta">{t("kept")}</p>
      {newer !== null && (
        <Link href={auditHref(filter, { after: newer })} className={smallLook}>
          {t("newer")}
        </Link>
      )}
      {older !== null && (
        <Link href={auditHref(filter, { before: older })} className={smallLook}>
          {t("older")}
        </Link>
      )}
    </div>
  );
}

const smallLook = buttonLook({ size: "small" });
