import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FirstStepsPage } from "@/components/settings/first-steps-page";
import { firstSteps } from "@/lib/accounts/settings/first-steps";
import { requireAdmin } from "@/lib/auth/current-staff";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.start");
  return { title: t("title") };
}

export default async function SettingsStartPage() {
  await requireAdmin();
  return <FirstStepsPage steps={await firstSteps()} />;
}
