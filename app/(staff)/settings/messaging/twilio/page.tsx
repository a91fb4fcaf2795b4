import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { disconnect, reconnect } from "@/app/(staff)/settings/messaging/actions";
import { TwilioSettings } from "@/components/settings/twilio-settings";
import { TwilioQuery } from "@/lib/accounts/input";
import { clinicTimeZone, countAccounts } from "@/lib/accounts/list";
import { listSavedAccounts } from "@/lib/accounts/saved-accounts";
import { timeZones } from "@/lib/accounts/time-zones";
import { requireAdmin } from "@/lib/auth/current-staff";
import { appUrl } from "@/lib/env";
import { addSender, changeSender } from "./actions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.messaging");
  return { title: t("twilio") };
}

export default async function TwilioPage({ searchParams }: Props) {
  await requireAdmin();
  const asked = TwilioQuery.parse(await searchParams);
  const [senders, counts, zone] = await Promise.all([
    listSavedAccounts("whatsapp"),
    countAccounts(),
    clinicTimeZone(),
  ]);
  const zonesInUse = senders.flatMap(({ deadline }) => deadline?.zone ?? []);
  return (
    <TwilioSettings
      asked={asked}
      senders={senders}
      counts={counts}
      clock={{ now: Date.now(), zone }}
      zones={timeZones([zone, ...zonesInUse])}
      webhooks={{
        inbound: `${appUrl()}/api/webhooks/twilio/inbound`,
        status: `${appUrl()}/api/webhooks/twilio/status`,
      }}
      addSender={addSender}
      changeSender={changeSender}
      disconnect={disconnect}
      reconnect={reconnect}
    />
  );
}
