import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import type { ReplyWindow } from "@/lib/dialogs/types/reply";
import { type Clock, fullTime, timeLeft } from "@/lib/format";
import { replyDeadline } from "./reply-deadline";

const warnMinutes = 4 * 60;
const badMinutes = 30;
const dayHours = 24;

type Props = {
  replyWindow: ReplyWindow;
  channel: string;
  /** Does the channel take templates once the window is over? */
  takesTemplates: boolean;
  clock: Clock;
};

/** How long the channel still takes replies; louder as it runs out. */
export function WindowClock({ replyWindow, channel, takesTemplates, clock }: Props) {
  const t = useTranslations("dialog.composer");
  const { until, isPersonal, isOver } = replyDeadline(replyWindow, clock.now);
  const { hours, minutes, allMinutes } = timeLeft(until, clock.now);
  const meaning = { channel, until: fullTime(until, clock.zone) };
  if (isOver && !takesTemplates) return null;
  if (isOver) {
    return (
      <span className={clsx(chipLook, "bg-warn-soft font-medium text-warn")}>
        {t("templateOnly")}
      </span>
    );
  }
  return (
    <span
      title={t(isPersonal ? "personalMeaning" : "windowMeaning", meaning)}
      className={clsx(chipLook, urgency(allMinutes, isPersonal))}
    >
      <Icon of="icon-clock" size={14} className="max-[400px]:hidden" />
      <span className="max-lg:sr-only">{t(isPersonal ? "personal" : "window")}</span>
      {hours > dayHours
        ? t("daysLeft", { days: Math.floor(hours / dayHours), hours: hours % dayHours })
        : t("left", { hours, minutes })}
    </span>
  );
}

function urgency(minutes: number, isPersonal: boolean): string {
  if (minutes < badMinutes) return "bg-bad-soft font-medium text-bad";
  const isLoud = isPersonal || minutes < warnMinutes;
  return isLoud ? "bg-warn-soft font-medium text-warn" : "text-ink-2";
}

const chipLook =
  "ms-auto -me-1.5 inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-[6px] px-1.5";
