import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstagramAccounts } from "@/components/settings/instagram-accounts";
import { InstagramWebhook } from "@/components/settings/instagram-webhook";
import { MessagingFrame } from "@/components/settings/messaging-frame";
import { countAccounts, listSavedAccounts } from "@/lib/accounts/list";
import { requireAdmin } from "@/lib/auth/current-staff";
import { appUrl, env } from "@/lib/env";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.messaging");
  return { title: t("instagram") };
}

export default async function InstagramPage() {
  await requireAdmin();
  const [accounts, counts] = await Promise.all([
    listSavedAccounts("instagram"),
    countAccounts(),
  ]);
  const { INSTAGRAM_APP_SECRETS, INSTAGRAM_VERIFY_TOKEN } = env();
  return (
    <MessagingFrame current="instagram" counts={counts}>
      <InstagramAccounts accounts={accounts} />
      <InstagramWebhook
        callbackUrl={`${appUrl()}/api/webhooks/instagram`}
        hasAppSecrets={INSTAGRAM_APP_SECRETS !== undefined}
        hasVerifyToken={INSTAGRAM_VERIFY_TOKEN !== undefined}
      />
    </MessagingFrame>
  );
}
