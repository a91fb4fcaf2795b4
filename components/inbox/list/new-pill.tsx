"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";

type Props = { count: number; onClick(): void };

/** How many dialogs have news that the list does not show yet, since somebody is at it; pressed, it does. */
export function NewPill({ count, onClick }: Props) {
  const t = useTranslations("inbox");
  if (count === 0) return null;
  return (
    <button type="button" onClick={onClick} className="way-pill top-2 z-10">
      <Icon of="icon-arrow-up" size={16} />
      {t("newAbove", { count })}
    </button>
  );
}
