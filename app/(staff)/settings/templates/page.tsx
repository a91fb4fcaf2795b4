import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TemplateSettings } from "@/components/settings/templates/template-settings";
import { requireAdmin } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { listShelves } from "@/lib/templates/offer-templates";
import { refresh } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("templates");
  return { title: t("title") };
}

export default async function TemplatesPage() {
  await requireAdmin();
  const [{ shelves, without }, zone] = await Promise.all([
    listShelves(),
    clinicTimeZone(),
  ]);
  return (
    <TemplateSettings
      shelves={shelves}
      without={without}
      clock={{ now: Date.now(), zone }}
      refresh={refresh}
    />
  );
}
