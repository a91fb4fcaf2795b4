import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HoursPage } from "@/components/hours/hours-page";
import { requireAdmin } from "@/lib/auth/current-staff";
import { clinicName } from "@/lib/clinic/clinic-name";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { timeZones } from "@/lib/clinic/zone-choice";
import { listHours } from "@/lib/hours/opening-hours";
import { clinic, save } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("hours");
  return { title: t("title") };
}

export default async function SettingsHoursPage() {
  await requireAdmin();
  const [accounts, name, timeZone] = await Promise.all([
    listHours(),
    clinicName(),
    clinicTimeZone(),
  ]);
  return (
    <HoursPage
      accounts={accounts}
      clinic={{ name, timeZone }}
      zones={timeZones([timeZone])}
      saveClinic={clinic}
      saveHours={save}
    />
  );
}
