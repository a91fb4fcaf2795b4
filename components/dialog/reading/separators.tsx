"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { type Clock, dayName } from "@/lib/format";

type DayProps = { at: string; clock: Clock };

/** Where a new day begins, by the clinic's clock. */
export const DayLine = memo(function DayLine({ at, clock }: DayProps) {
  const t = useTranslations("dialog");
  const { near, date } = dayName(at, clock);
  return (
    <Line className="font-medium text-ink-2 before:bg-line after:bg-line">
      <time dateTime={at} title={date}>
        {near ? t(near) : date}
      </time>
    </Line>
  );
});

/** What came after this member of staff last looked. It stays where it was when the dialog was opened. */
export const NewLine = memo(function NewLine({ count }: { count: number }) {
  const t = useTranslations("dialog");
  return (
    <Line
      isNew
      className="font-semibold text-accent before:bg-accent/45 after:bg-accent/45"
    >
      {t("newMessages", { count })}
    </Line>
  );
});

type LineProps = { className: string; isNew?: boolean; children: ReactNode };

function Line({ className, isNew, children }: LineProps) {
  return (
    <li
      data-new={isNew}
      className={clsx(
        "mb-3 flex items-center gap-3 pt-2 text-meta first:pt-0",
        "before:h-px before:flex-1 before:content-[''] after:h-px after:flex-1 after:content-['']",
        className,
      )}
    >
      {children}
    </li>
  );
}
