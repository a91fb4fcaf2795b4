import clsx from "clsx";
import { Clock as ClockIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Clock, fullTime, timeLeft } from "@/lib/format";

const warnMinutes = 4 * 60;
const badMinutes = 30;

type Props = { closesAt: string; channel: string; clock: Clock };

/** How long the channel still takes free replies; louder as it runs out. */
export function WindowClock({ closesAt, channel, clock }: Props) {
  const t = useTranslations("dialog.composer");
  const { hours, minutes, allMinutes } = timeLeft(closesAt, clock.now);
  return (
    <span
      title={t("windowMeaning", { channel, until: fullTime(closesAt, clock.zone) })}
      className={clsx(
        "ms-auto inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-[6px] px-1.5 -me-1.5",
        urgency(allMinutes),
      )}
    >
      <ClockIcon size={14} />
      <span className="max-md:sr-only">{t("window")}</span>
      {t("left", { hours, minutes })}
    </span>
  );
}

function urgency(minutes: number): string {
  if (minutes < badMinutes) return "bg-bad-soft font-medium text-bad";
  return minutes < warnMinutes ? "bg-warn-soft font-medium text-warn" : "text-ink-2";
}
