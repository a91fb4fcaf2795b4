import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StaffPage } from "@/components/staff/staff-page";
import { listAccounts } from "@/lib/accounts/list";
import { requireAdmin } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { StaffQuery } from "@/lib/staff/input";
import { listStaff } from "@/lib/staff/list";
import { change, deactivate, endSessions, invite, newLink, reactivate } from "./actions";

type Props = PageProps<"/settings/staff">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("staff");
  return { title: t("title") };
}

export default async function SettingsStaffPage({ searchParams }: Props) {
  const { id } = await requireAdmin();
  const asked = StaffQuery.parse(await searchParams);
  const [members, accounts, zone] = await Promise.all([
    listStaff(),
    listAccounts({ all: true }),
    clinicTimeZone(),
  ]);
  return (
    <StaffPage
      asked={asked}
      members={members}
      ownId={id}
      accounts={accounts}
      clock={{ now: Date.now(), zone }}
      actions={{ invite, change, deactivate, reactivate, endSessions, newLink }}
    />
  );
}
