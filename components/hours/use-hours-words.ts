import { useTranslations } from "next-intl";
import type { FormWords } from "@/components/ui/forms/edit-conflict";
import { shortDate } from "@/lib/format";
import type { OpeningHours, OpenTime } from "@/lib/hours/types";

/** What the fields of an account's hours are called, and say. */
export function useHoursWords(): FormWords<OpeningHours> {
  const t = useTranslations("hours");
  const dayOf = (spans: OpenTime[]) =>
    spans.map(({ from, to }) => `${from}–${to}`).join(", ") || t("shut");
  return {
    week: [
      t("week"),
      (week) =>
        week.map((spans, day) => `${t(`days.${day}`)}: ${dayOf(spans)}`).join("\n"),
    ],
    closedOn: [
      t("closedOn"),
      (days) => days.map((day) => shortDate(day, "UTC")).join(", ") || t("noDays"),
    ],
    away: [t("away"), (isOn) => t(isOn ? "on" : "off")],
    awayText: [t("awayText"), (text) => text],
  };
}
