import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { check, disconnect, reconnect } from "@/app/(staff)/settings/messaging/actions";
import { TwilioSettings } from "@/components/settings/senders/twilio-settings";
import { TwilioQuery } from "@/lib/accounts/input";
import { channelSettings } from "@/lib/accounts/settings/channel-settings";
import { ourWebhooks } from "@/lib/accounts/webhooks/our-webhooks";
import { requireAdmin } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { timeZones } from "@/lib/clinic/zone-choice";
import { addSender, changeSender, setWebhooks } from "./actions";

type Props = PageProps<"/settings/messaging/twilio">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.messaging");
  return { title: t("twilio") };
}

export default async function TwilioPage({ searchParams }: Props) {
  await requireAdmin();
  const asked = TwilioQuery.parse(await searchParams);
  const [settings, zone] = await Promise.all([
    channelSettings("whatsapp"),
    clinicTimeZone(),
  ]);
  const zonesInUse = settings.accounts.flatMap(({ deadline }) => deadline?.zone ?? []);
  return (
    <TwilioSettings
      {...settings}
      asked={asked}
      clock={{ now: Date.now(), zone }}
      zones={timeZones([zone, ...zonesInUse])}
      webhooks={ourWebhooks("whatsapp")}
      addSender={addSender}
      changeSender={changeSender}
      check={check}
      setWebhooks={setWebhooks}
      disconnect={disconnect}
      reconnect={reconnect}
    />
  );
}
