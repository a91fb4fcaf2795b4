"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { buttonLook } from "@/components/ui/buttons/button";

export type BackProps = {
  backHref: string;
  onFollow(event: MouseEvent, href: string): void;
};

/** The way out of a dialog that is not to be read. */
export function Back({ backHref, onFollow }: BackProps) {
  const t = useTranslations("dialog");
  return (
    <a
      href={backHref}
      onClick={(event) => onFollow(event, backHref)}
      className={buttonLook()}
    >
      {t("back")}
    </a>
  );
}
