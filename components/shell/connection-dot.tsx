"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useConnection } from "./connection";

/** Is what the screen shows the present? The inbox says the rest in words. */
export function ConnectionDot() {
  const t = useTranslations("shell.connection");
  const state = useConnection();
  if (!state) return null;
  return (
    <span className="flex items-center gap-[5px] text-ink-2 text-meta max-md:hidden">
      <span
        className={clsx(
          "size-2 rounded-full",
          state === "live" ? "bg-accent" : "border-2 border-warn",
        )}
      />
      {t(state)}
    </span>
  );
}
