import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  check,
  disconnect,
  reconnect,
  renew,
} from "@/app/(staff)/settings/messaging/actions";
import { InstagramSettings } from "@/components/settings/profiles/instagram-settings";
import { InstagramQuery } from "@/lib/accounts/input";
import { channelSettings } from "@/lib/accounts/settings/channel-settings";
import { ourWebhooks } from "@/lib/accounts/webhooks/our-webhooks";
import { requireAdmin } from "@/lib/auth/current-staff";
import { adapterOf } from "@/lib/channels";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { env } from "@/lib/env";
import { addProfile, changeProfile, replaceToken } from "./actions";

type Props = PageProps<"/settings/messaging/instagram">;

const channel = "instagram";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.messaging");
  return { title: t("instagram") };
}

export default async function InstagramPage({ searchParams }: Props) {
  await requireAdmin();
  const asked = InstagramQuery.parse(await searchParams);
  const [settings, zone] = await Promise.all([
    channelSettings(channel),
    clinicTimeZone(),
  ]);
  const { INSTAGRAM_APP_SECRETS, INSTAGRAM_VERIFY_TOKEN } = env();
  const { humanAgentHours } = adapterOf(channel).facts;
  return (
    <InstagramSettings
      {...settings}
      asked={asked}
      clock={{ now: Date.now(), zone }}
      webhook={{
        callbackUrl: ourWebhooks(channel).inbound,
        verifyToken: INSTAGRAM_VERIFY_TOKEN ?? null,
        hasAppSecrets: INSTAGRAM_APP_SECRETS !== undefined,
      }}
      humanAgentDays={humanAgentHours && humanAgentHours / 24}
      addProfile={addProfile}
      changeProfile={changeProfile}
      replaceToken={replaceToken}
      check={check}
      renew={renew}
      disconnect={disconnect}
      reconnect={reconnect}
    />
  );
}
