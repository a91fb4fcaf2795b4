import { useTranslations } from "next-intl";
import { ageOf, type Clock, fullTime } from "@/lib/format";

/** How long ago something was, with the exact time for whoever wants it. */
export function RelativeTime({ at, clock }: { at: string; clock: Clock }) {
  const t = useTranslations("shell.ago");
  const { unit, count } = ageOf(at, clock.now);
  return (
    <time dateTime={at} title={fullTime(at, clock.zone)}>
      {t(unit, { count })}
    </time>
  );
}
