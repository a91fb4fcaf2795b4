"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { TouchActions } from "@/components/touches/touch-actions";
import { Icon } from "@/components/ui/icons/icon";
import { type Clock, calendarDay, daysFrom, shortDay } from "@/lib/format";
import { FollowUpDeeds } from "./follow-up-deeds";

type Props = {
  touch: { id: number; version: number };
  on: string;
  clock: Clock;
  actions: TouchActions;
  /** It is done, by whomever, and goes with the button that was pressed. */
  onGone(): void;
  className?: string;
};

/** What was promised for a day, how near that is, and what can be done about it. */
export function FollowUpLine({ touch, on, clock, actions, onGone, className }: Props) {
  const seen = { touchId: touch.id, version: touch.version };
  return (
    <div className={clsx("flex flex-wrap items-center gap-2", className)}>
      <FollowUpChip on={on} clock={clock} />
      <FollowUpDeeds
        seen={seen}
        clock={clock}
        actions={actions}
        onDone={(deed) => deed !== "moved" && onGone()}
      />
    </div>
  );
}

/** When something is due: red once it is over, ochre today. */
export function FollowUpChip({ on, clock }: { on: string; clock: Clock }) {
  const t = useTranslations("touches.followUp.chip");
  const today = calendarDay(clock.now, clock.zone);
  const days = daysFrom(today, on);
  const sign = days < 0 ? "icon-calendar-x-2" : "icon-calendar-clock";
  return (
    <span
      className={clsx(
        "inline-flex h-[22px] items-center gap-1 rounded-full px-2 font-medium text-meta",
        days < 0 && "bg-bad-soft text-bad",
        days === 0 && "bg-warn-soft text-warn",
        days > 0 && "bg-fill text-ink-2",
      )}
    >
      <Icon of={sign} size={14} />
      {t(nearness(days), { days: -days, date: shortDay(on, today) })}
    </span>
  );
}

function nearness(days: number) {
  if (days < 0) return "overdue";
  if (days === 0) return "today";
  return days === 1 ? "tomorrow" : "coming";
}
