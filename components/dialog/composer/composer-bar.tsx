"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";

/** The composer's tools. On a phone, where the keyboard leaves little room, a plus brings them out. */
export function ComposerBar({ children }: { children: ReactNode }) {
  const t = useTranslations("dialog.composer");
  const [isOpen, setOpen] = useState(false);
  const toolsId = useId();
  return (
    <>
      <button
        type="button"
        aria-label={t("tools")}
        aria-expanded={isOpen}
        aria-controls={toolsId}
        onClick={() => setOpen(!isOpen)}
        className={clsx(iconButtonLook, "self-end [grid-area:plus] md:hidden")}
      >
        <Icon
          of="icon-plus"
          size={20}
          className={clsx("transition-transform", isOpen && "rotate-45")}
        />
      </button>
      <div
        id={toolsId}
        className={clsx(
          "flex items-center [grid-area:tools] md:h-12 md:ps-1.5",
          !isOpen && "max-md:hidden",
        )}
      >
        {children}
      </div>
    </>
  );
}
