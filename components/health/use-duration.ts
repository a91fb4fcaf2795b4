import { useTranslations } from "next-intl";
import { dayMs, hourMs, minuteMs } from "@/lib/durations";

/** Says how long somebody waited, to the minute: `2 h 10 min`, `11 min`, `3 d 4 h`. */
export function useDuration(): (ms: number) => string {
  const t = useTranslations("health.duration");
  return (ms) => {
    const days = Math.floor(ms / dayMs);
    const hours = Math.floor((ms % dayMs) / hourMs);
    const minutes = Math.floor((ms % hourMs) / minuteMs);
    if (days > 0) return t("days", { days, hours });
    if (hours > 0) return t("hours", { hours, minutes });
    return minutes > 0 ? t("minutes", { minutes }) : t("brief");
  };
}
