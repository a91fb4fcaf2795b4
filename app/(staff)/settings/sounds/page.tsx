import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { choose } from "@/app/(staff)/actions";
import { SoundsPage } from "@/components/preferences/sounds-page";
import { listAccounts } from "@/lib/accounts/list";
import { requireAdmin } from "@/lib/auth/current-staff";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("you.sounds");
  return { title: t("title") };
}

export default async function SettingsSoundsPage() {
  const { scope } = await requireAdmin();
  return <SoundsPage accounts={await listAccounts(scope)} choose={choose} />;
}
