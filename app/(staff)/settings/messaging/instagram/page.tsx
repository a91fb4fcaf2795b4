import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  check,
  disconnect,
  reconnect,
  renew,
} from "@/app/(staff)/settings/messaging/actions";
import { InstagramSettings } from "@/components/settings/instagram-settings";
import { InstagramQuery } from "@/lib/accounts/input";
import { countAccounts, freeColour, listBrands } from "@/lib/accounts/list";
import { listSavedAccounts } from "@/lib/accounts/settings/saved-accounts";
import { requireAdmin } from "@/lib/auth/current-staff";
import { adapterOf } from "@/lib/channels";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { appUrl, env } from "@/lib/env";
import { addProfile, changeProfile, replaceToken } from "./actions";

type Props = PageProps<"/settings/messaging/instagram">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.messaging");
  return { title: t("instagram") };
}

export default async function InstagramPage({ searchParams }: Props) {
  await requireAdmin();
  const asked = InstagramQuery.parse(await searchParams);
  const [accounts, counts, colour, zone, brands] = await Promise.all([
    listSavedAccounts("instagram"),
    countAccounts(),
    freeColour(),
    clinicTimeZone(),
    listBrands(),
  ]);
  const { INSTAGRAM_APP_SECRETS, INSTAGRAM_VERIFY_TOKEN } = env();
  const { humanAgentHours, inboundPath } = adapterOf("instagram").facts;
  return (
    <InstagramSettings
      asked={asked}
      accounts={accounts}
      counts={counts}
      clock={{ now: Date.now(), zone }}
      webhook={{
        callbackUrl: `${appUrl()}${inboundPath}`,
        verifyToken: INSTAGRAM_VERIFY_TOKEN ?? null,
        hasAppSecrets: INSTAGRAM_APP_SECRETS !== undefined,
      }}
      freeColour={colour}
      brands={brands}
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
