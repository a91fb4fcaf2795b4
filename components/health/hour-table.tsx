import { useTranslations } from "next-intl";
import { clockTime } from "@/lib/format";
import type { Hour } from "@/lib/health/types";
import { receivedParts } from "./received-parts";
import { useDuration } from "./use-duration";

type Props = { hours: Hour[]; zone: string };

/** The same 24 hours as figures, the present one first. */
export function HourTable({ hours, zone }: Props) {
  const t = useTranslations("health.day");
  const durationOf = useDuration();
  return (
    <details className="border-line border-t px-4 py-1.5 text-meta md:px-5">
      <summary className="w-fit cursor-pointer rounded-[4px] py-1 font-medium text-ink-2 pointer-coarse:py-3">
        {t("table")}
      </summary>
      <div className="overflow-x-auto">
        <table className="mb-2 w-full border-collapse tabular-nums">
          <caption className="sr-only">{t("title")}</caption>
          <thead className="text-ink-3">
            <tr>
              <th scope="col" className={cellLook}>
                {t("hour")}
              </th>
              {receivedParts.map((part) => (
                <th key={part} scope="col" className={cellLook}>
                  {t(`part.${part}`)}
                </th>
              ))}
              <th scope="col" className={cellLook}>
                {t("answers")}
              </th>
            </tr>
          </thead>
          <tbody>
            {hours.toReversed().map(({ from, received, medianMs }) => (
              <tr key={from} className="border-line border-t">
                <th scope="row" className={cellLook}>
                  <time dateTime={from}>{clockTime(from, zone)}</time>
                </th>
                {receivedParts.map((part) => (
                  <td key={part} className={cellLook}>
                    {received[part]}
                  </td>
                ))}
                <td className={cellLook}>
                  {medianMs === null ? "–" : durationOf(medianMs)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const cellLook = "py-1 pe-3 text-start font-medium whitespace-nowrap";
