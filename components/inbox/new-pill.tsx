"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";

type Props = { count: number; onClick(): void };

/** How many dialogs have news that the list does not show yet, since somebody is at it; pressed, it does. */
export function NewPill({ count, onClick }: Props) {
  const t = useTranslations("inbox");
  if (count === 0) return null;
  return (
    <button type="button" onClick={onClick} className={pillLook}>
      <Icon of="icon-arrow-up" size={16} />
      {t("newAbove", { count })}
    </button>
  );
}

const pillLook =
  "absolute inset-x-0 top-2 z-10 mx-auto flex h-9 w-fit animate-appear cursor-pointer items-center gap-1.5 rounded-full " +
  "border border-line-strong bg-raised px-3 font-medium text-ink text-preview shadow-popover hover:bg-hover pointer-coarse:h-11";
