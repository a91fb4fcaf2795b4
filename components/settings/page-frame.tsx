import { ChevronLeft } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { iconButtonLook } from "@/components/ui/button";

type Props = {
  title: string;
  /** The view's main button. */
  action?: ReactNode;
  children: ReactNode;
};

/** One page of the settings: the bar with its name and its button, and what it shows. */
export function PageFrame({ title, action, children }: Props) {
  const t = useTranslations("settings");
  return (
    <>
      <header className="flex h-14 shrink-0 items-center gap-3 border-line border-b bg-surface px-4 max-md:gap-1 max-md:ps-1 md:px-8">
        <Link
          href={"/settings/menu" as Route}
          aria-label={t("menu.back")}
          className={`${iconButtonLook} md:hidden`}
        >
          <ChevronLeft size={20} strokeWidth={1.75} />
        </Link>
        <h1 className="min-w-0 flex-1 truncate font-semibold text-title tracking-[-.01em]">
          {title}
        </h1>
        {action}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="grid max-w-[1124px] grid-cols-[minmax(0,1fr)] gap-3 px-3 pt-4 pb-6 md:px-8 md:pt-5 md:pb-12">
          {children}
        </div>
      </div>
    </>
  );
}
