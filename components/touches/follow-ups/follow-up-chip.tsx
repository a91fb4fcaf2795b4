import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import { type Clock, calendarDay, daysFrom, shortDay } from "@/lib/format";

type Props = {
  on: string;
  clock: Clock;
  /** Does it say what it is? Not in a column of follow-ups. */
  isNamed?: boolean;
};

/** When something is due: red once it is over, ochre today. */
export function FollowUpChip({ on, clock, isNamed = true }: Props) {
  const t = useTranslations("touches.followUp");
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
      {t(`${isNamed ? "chip" : "day"}.${nearness(days)}`, {
        days: -days,
        date: shortDay(on, today),
      })}
    </span>
  );
}

function nearness(days: number) {
  if (days < 0) return "overdue";
  if (days === 0) return "today";
  return days === 1 ? "tomorrow" : "coming";
}
