"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Clock, dayName } from "@/lib/format";

/** Where a new day begins, by the clinic's clock. */
export function DayLine({ at, clock }: { at: string; clock: Clock }) {
  const t = useTranslations("dialog");
  const { near, date } = dayName(at, clock);
  return (
    <Line className="font-medium text-ink-2 before:bg-line after:bg-line">
      <time dateTime={at} title={date}>
        {near ? t(near) : date}
      </time>
    </Line>
  );
}

/** What came after this member of staff last looked. It stays where it was when the dialog was opened. */
export function NewLine() {
  const t = useTranslations("dialog");
  return (
    <Line className="font-semibold text-accent before:bg-accent/45 after:bg-accent/45">
      {t("newMessages")}
    </Line>
  );
}

function Line({ className, children }: { className: string; children: ReactNode }) {
  return (
    <li
      className={clsx(
        "mt-2 mb-3 flex items-center gap-3 text-meta first:mt-0",
        "before:h-px before:flex-1 before:content-[''] after:h-px after:flex-1 after:content-['']",
        className,
      )}
    >
      {children}
    </li>
  );
}
