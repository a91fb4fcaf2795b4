import { useTranslations } from "next-intl";
import { dayMs, hourMs, minuteMs } from "@/lib/durations";

const secondMs = 1_000;

/** Says a length of time in its two largest units: `4 d 21 h`, `5 h 12 min`, `12 min 30 s`. */
export function useTimeLeft(): (ms: number) => string {
  const t = useTranslations("settings.left");
  return (ms) => {
    const left = Math.max(0, ms);
    const days = Math.floor(left / dayMs);
    const hours = Math.floor((left % dayMs) / hourMs);
    const minutes = Math.floor((left % hourMs) / minuteMs);
    const seconds = Math.floor((left % minuteMs) / secondMs);
    if (days > 0) return t("days", { days, hours });
    return hours > 0
      ? t("hours", { hours, minutes })
      : t("minutes", { minutes, seconds });
  };
}
