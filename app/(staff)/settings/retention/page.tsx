import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RetentionPage } from "@/components/records/retention-page";
import { requireAdmin } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { readRetention } from "@/lib/records/retention";
import { preview, save } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("records.retention");
  return { title: t("title") };
}

export default async function SettingsRetentionPage() {
  await requireAdmin();
  const [retention, zone] = await Promise.all([readRetention(), clinicTimeZone()]);
  return (
    <RetentionPage retention={retention} zone={zone} preview={preview} save={save} />
  );
}
