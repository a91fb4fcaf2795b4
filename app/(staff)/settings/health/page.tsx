import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HealthPage } from "@/components/health/health-page";
import { requireAdmin } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { accountHealth } from "@/lib/health/account-health";
import { answerTimes } from "@/lib/health/answers";
import { HealthQuery } from "@/lib/health/input";
import { lastDay } from "@/lib/health/last-day";
import { ledgerSum } from "@/lib/health/ledger-sum";
import { listQuarantined, readQuarantined } from "@/lib/health/quarantined";
import { checkAccounts, replay } from "./actions";

type Props = PageProps<"/settings/health">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("health");
  return { title: t("title") };
}

export default async function SettingsHealthPage({ searchParams }: Props) {
  const { id: staffId } = await requireAdmin();
  const asked = HealthQuery.parse(await searchParams);
  const zone = await clinicTimeZone();
  const [answers, accounts, day, sum, quarantined, event] = await Promise.all([
    answerTimes(zone),
    accountHealth(),
    lastDay(),
    ledgerSum(),
    listQuarantined(asked.before),
    asked.event ? readQuarantined(asked.event, staffId) : null,
  ]);
  return (
    <HealthPage
      answers={answers}
      accounts={accounts}
      day={day}
      sum={sum}
      quarantined={quarantined}
      event={event}
      clock={{ now: Date.now(), zone }}
      checkAll={checkAccounts}
      replay={replay}
    />
  );
}
