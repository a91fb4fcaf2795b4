import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Sentences } from "@/app/sentences";
import { SearchElsewhere } from "@/components/keyboard/search-elsewhere";
import { SettingsMenu } from "@/components/settings/settings-menu";
import { accountsInNeed } from "@/lib/accounts/settings/attention";
import { requireAdmin } from "@/lib/auth/current-staff";
import type { Part } from "@/lib/sentences";

const said: Part[] = [
  "audit",
  "auth",
  "health",
  "hours",
  "readiness",
  "records",
  "replies",
  "settings",
  "shell",
  "staff",
  "templates",
  "you",
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  await requireAdmin();
  const t = await getTranslations("settings");
  return (
    <Sentences of={said}>
      {/* Next's types ask for a slash after a path whose last part is optional. */}
      <SearchElsewhere href={"/dialogs" as Route} />
      <div className="grid h-full lg:grid-cols-[200px_minmax(0,1fr)] xl:grid-cols-[240px_minmax(0,1fr)]">
        <div className="overflow-y-auto border-line border-e max-lg:hidden">
          <p className="flex h-14 items-center px-5 font-semibold text-title tracking-[-.01em]">
            {t("title")}
          </p>
          <SettingsMenu accountsInNeed={await accountsInNeed()} />
        </div>
        <div className="flex min-h-0 min-w-0 flex-col">{children}</div>
      </div>
    </Sentences>
  );
}
