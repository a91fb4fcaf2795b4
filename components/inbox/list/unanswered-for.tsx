import { useTranslations } from "next-intl";
import { ageOf } from "@/lib/format";

/** The list's main mark: the patient waits for the clinic, and for how long. */
export function UnansweredFor({ since, now }: { since: string; now: number }) {
  const t = useTranslations("inbox");
  const { unit, count } = ageOf(since, now);
  const age = t(`age.${unit}`, { count });
  const sentence = unit === "now" ? t("unansweredNow") : t("unansweredFor", { age });
  return (
    <span role="img" aria-label={sentence} title={sentence} className="unanswered-mark">
      <span className="size-[9px] rounded-full border-2 border-accent" />
      {age}
    </span>
  );
}
