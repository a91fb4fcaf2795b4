import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditPage } from "@/components/audit/audit-page";
import { listAccounts } from "@/lib/accounts/list";
import { AuditQuery } from "@/lib/audit/input";
import { listAudit } from "@/lib/audit/list";
import { requireAdmin } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { listStaff } from "@/lib/staff/list";

type Props = PageProps<"/settings/audit">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function SettingsAuditPage({ searchParams }: Props) {
  await requireAdmin();
  const { before, after, ...filter } = AuditQuery.parse(await searchParams);
  const [page, staff, accounts, zone] = await Promise.all([
    listAudit(filter, { before, after }),
    listStaff(),
    listAccounts({ all: true }),
    clinicTimeZone(),
  ]);
  return (
    <AuditPage
      page={page}
      filter={filter}
      staff={staff.map(({ id, name }) => ({ id, name }))}
      accounts={accounts}
      zone={zone}
    />
  );
}
