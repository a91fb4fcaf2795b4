import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { check, disconnect, reconnect } from "@/app/(staff)/settings/messaging/actions";
import { TwilioSettings } from "@/components/settings/twilio-settings";
import { TwilioQuery } from "@/lib/accounts/input";
import { countAccounts, listBrands } from "@/lib/accounts/list";
import { ourWebhooks } from "@/lib/accounts/readiness/note-checks";
import { listSavedAccounts } from "@/lib/accounts/settings/saved-accounts";
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
  const [senders, counts, zone, brands] = await Promise.all([
    listSavedAccounts("whatsapp"),
    countAccounts(),
    clinicTimeZone(),
    listBrands(),
  ]);
  const zonesInUse = senders.flatMap(({ deadline }) => deadline?.zone ?? []);
  return (
    <TwilioSettings
      asked={asked}
      senders={senders}
      counts={counts}
      clock={{ now: Date.now(), zone }}
      zones={timeZones([zone, ...zonesInUse])}
      webhooks={ourWebhooks({ channel: "whatsapp" })}
      brands={brands}
      addSender={addSender}
      changeSender={changeSender}
      check={check}
      setWebhooks={setWebhooks}
      disconnect={disconnect}
      reconnect={reconnect}
    />
  );
}
