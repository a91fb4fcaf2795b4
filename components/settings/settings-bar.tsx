import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";

type Props = {
  title: string;
  /** The view's main button, and what became of pressing it, which takes a line of its own. */
  action?: ReactNode;
};

/** The bar above a page of Settings: what it is, its main button, and the way to the menu where that has no room beside it. */
export function SettingsBar({ title, action }: Props) {
  const t = useTranslations("settings");
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap content-center items-center gap-x-3 gap-y-2 bg-surface px-4 py-2.5 max-lg:gap-x-1 max-lg:ps-1 max-md:py-1.5 md:pe-8 lg:ps-8">
      <Link
        href="/settings/menu"
        aria-label={t("menu.back")}
        className={`${iconButtonLook} lg:hidden`}
      >
        <Icon of="icon-chevron-left" size={20} />
      </Link>
      <h1
        tabIndex={-1}
        className="min-w-0 flex-1 truncate outline-none font-semibold text-title tracking-[-.01em]"
      >
        {title}
      </h1>
      {action}
    </header>
  );
}
