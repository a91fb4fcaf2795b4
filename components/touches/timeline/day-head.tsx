import { useTranslations } from "next-intl";
import { type Clock, dayName } from "@/lib/format";

/** Where a day begins in a timeline, by the clinic's clock. */
export function DayHead({ at, clock }: { at: string; clock: Clock }) {
  const t = useTranslations("touches.timeline.day");
  const { near, date } = dayName(at, clock);
  return (
    <li className="ps-11 pt-5 pb-2 font-semibold text-ink-2 text-meta">
      {near ? t(near, { date }) : date}
    </li>
  );
}
