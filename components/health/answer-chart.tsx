import { useTranslations } from "next-intl";
import { dayAndMonth } from "@/lib/format";
import type { Week } from "@/lib/health/types";
import { AnswerPicture } from "./answer-picture";
import { useDuration } from "./use-duration";

/** The median time to a first answer, week by week: as a picture, and for whoever wants figures as a table. */
export function AnswerChart({ weeks }: { weeks: Week[] }) {
  const t = useTranslations("health.answers");
  const told = weeks.filter(({ medianMs }) => medianMs !== null);
  return (
    <div className="min-w-0 px-4 pt-3.5 pb-2 md:px-5">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="flex-1 font-semibold">{t("chart")}</h2>
        <span className="text-ink-3 text-meta">{t("chartNote")}</span>
      </div>
      {told.length === 0 ? (
        <p className="py-12 text-center text-ink-2">
          {t("chartEmpty", { weeks: weeks.length })}
        </p>
      ) : (
        <AnswerPicture weeks={weeks} />
      )}
      <details className="mt-1 text-meta">
        <summary className="w-fit cursor-pointer rounded-[4px] py-1 font-medium text-ink-2 pointer-coarse:py-3">
          {t("table")}
        </summary>
        <WeekTable weeks={weeks} />
      </details>
    </div>
  );
}

function WeekTable({ weeks }: { weeks: Week[] }) {
  const t = useTranslations("health.answers");
  const durationOf = useDuration();
  return (
    <table className="mb-2 w-full border-collapse tabular-nums">
      <caption className="sr-only">{t("chart")}</caption>
      <thead>
        <tr className="text-start text-ink-3">
          <th scope="col" className={cellLook}>
            {t("week")}
          </th>
          <th scope="col" className={cellLook}>
            {t("chart")}
          </th>
          <th scope="col" className={cellLook}>
            {t("answersCounted")}
          </th>
        </tr>
      </thead>
      <tbody>
        {weeks.toReversed().map(({ from, medianMs, answers }) => (
          <tr key={from} className="border-line border-t">
            <th scope="row" className={cellLook}>
              <time dateTime={from}>{dayAndMonth(from)}</time>
            </th>
            <td className={cellLook}>{medianMs === null ? "–" : durationOf(medianMs)}</td>
            <td className={cellLook}>{answers}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const cellLook = "py-1 pe-3 text-start font-medium";
