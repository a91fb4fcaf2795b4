import { useTranslations } from "next-intl";
import { dayAndMonth } from "@/lib/format";
import type { Week } from "@/lib/health/types";
import { chartScale } from "./chart-scale";
import { useDuration } from "./use-duration";

const size = { width: 690, height: 186, left: 64, right: 40, top: 14, bottom: 34 };

type Point = { x: number; y: number; week: Week };

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
        <Picture weeks={weeks} />
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

function Picture({ weeks }: { weeks: Week[] }) {
  const durationOf = useDuration();
  const { marks, top } = chartScale(weeks.map(({ medianMs }) => medianMs ?? 0));
  const points = pointsOf(weeks, top);
  const label = usePictureLabel(points);
  const yOf = heightAt(top);
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={label}
      className="mt-2 w-full font-medium text-[11.5px] tabular-nums"
    >
      {marks.map((mark) => (
        <g key={mark}>
          <line
            x1={size.left}
            x2={size.width - size.right}
            y1={yOf(mark)}
            y2={yOf(mark)}
            strokeDasharray={mark === 0 ? undefined : "2 4"}
            className="stroke-line"
          />
          <text
            x={size.left - 10}
            y={yOf(mark) + 4}
            textAnchor="end"
            className="fill-ink-3"
          >
            {mark === 0 ? "0" : durationOf(mark)}
          </text>
        </g>
      ))}
      <WeekLabels weeks={weeks} />
      {runsOf(points, weeks.length).map((run) => (
        <Run key={run[0]?.x} points={run} baseline={yOf(0)} />
      ))}
    </svg>
  );
}

/** Weeks after each other in which somebody was answered; a week without breaks the line. */
function Run({ points, baseline }: { points: Point[]; baseline: number }) {
  const path = points.map(({ x, y }) => `${x} ${y}`).join("L");
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  return (
    <>
      <path
        d={`M${first.x} ${baseline}L${path}L${last.x} ${baseline}Z`}
        className="fill-accent opacity-[.09]"
      />
      <path
        d={`M${path}`}
        fill="none"
        strokeWidth={2}
        strokeLinejoin="round"
        className="stroke-accent"
      />
      {points.map(({ x, y }) => (
        <circle
          key={x}
          cx={x}
          cy={y}
          r={x === last.x ? 4.5 : 3}
          strokeWidth={2}
          className="fill-accent stroke-surface"
        />
      ))}
    </>
  );
}

function WeekLabels({ weeks }: { weeks: Week[] }) {
  const t = useTranslations("health.answers");
  const last = weeks.length - 1;
  return weeks.map(({ from }, index) => {
    if (index !== last && (index % 2 === 1 || index > last - 2)) return null;
    return (
      <text
        key={from}
        x={xOf(index, weeks.length)}
        y={size.height - 12}
        textAnchor="middle"
        className="fill-ink-3"
      >
        {index === last ? t("thisWeek") : dayAndMonth(from)}
      </text>
    );
  });
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

function usePictureLabel(points: Point[]): string {
  const t = useTranslations("health.answers");
  const durationOf = useDuration();
  const [first, last] = [points[0]?.week, points.at(-1)?.week];
  if (!first || !last) return t("chart");
  const to = { last: durationOf(last.medianMs ?? 0), to: dayAndMonth(last.from) };
  if (first === last) return t("chartOne", to);
  return t("chartLabel", {
    first: durationOf(first.medianMs ?? 0),
    from: dayAndMonth(first.from),
    ...to,
  });
}

function pointsOf(weeks: Week[], top: number): Point[] {
  const yOf = heightAt(top);
  return weeks.flatMap((week, index) =>
    week.medianMs === null
      ? []
      : [{ x: xOf(index, weeks.length), y: yOf(week.medianMs), week }],
  );
}

function runsOf(points: Point[], count: number): Point[][] {
  const apart = xOf(1, count) - xOf(0, count) + 1;
  return points.reduce<Point[][]>((runs, point) => {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && point.x - before.x <= apart) run.push(point);
    else runs.push([point]);
    return runs;
  }, []);
}

const xOf = (index: number, count: number) =>
  size.left + (index * (size.width - size.left - size.right)) / Math.max(1, count - 1);

const heightAt = (top: number) => (value: number) =>
  size.height - size.bottom - (value / top) * (size.height - size.top - size.bottom);
