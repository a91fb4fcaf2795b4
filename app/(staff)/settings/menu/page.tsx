import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsMenu } from "@/components/settings/settings-menu";
import { accountsInNeed } from "@/lib/accounts/settings/attention";
import { requireAdmin } from "@/lib/auth/current-staff";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

/** Where a phone or a tablet, which has no room for the menu beside a page, shows it. */
export default async function SettingsMenuPage() {
  await requireAdmin();
  const t = await getTranslations("settings");
  return (
    <>
      <h1
        tabIndex={-1}
        className="flex h-14 shrink-0 items-center px-5 outline-none font-semibold text-title tracking-[-.01em]"
      >
        {t("title")}
      </h1>
      <div className="lg:hidden">
        <SettingsMenu accountsInNeed={await accountsInNeed()} />
      </div>
      <p className="px-5 text-ink-2 max-lg:hidden">{t("menu.choose")}</p>
    </>
  );
}
