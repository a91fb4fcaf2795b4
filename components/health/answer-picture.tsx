import { useTranslations } from "next-intl";
import { dayAndMonth } from "@/lib/format";
import type { Week } from "@/lib/health/types";
import { chartScale } from "./chart-scale";
import { useDuration } from "./use-duration";

/** In its own units; where there is room for a narrow one only, fewer weeks are named, so that each can be read. */
type Size = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Each so many weeks one is named, but none so close to the last, which always is. */
  named: { each: number; apart: number };
  look: string;
};

const wide: Size = {
  width: 690,
  height: 186,
  left: 68,
  right: 40,
  top: 14,
  bottom: 34,
  named: { each: 2, apart: 2 },
  look: "hidden @min-[480px]:block",
};

const narrow: Size = {
  width: 310,
  height: 170,
  left: 66,
  right: 30,
  top: 10,
  bottom: 30,
  named: { each: 4, apart: 3 },
  look: "@min-[480px]:hidden",
};

type Props = { weeks: Week[] };

/** Medians week by week as a line. */
export function AnswerPicture({ weeks }: Props) {
  return (
    <div role="img" aria-label={useLabel(weeks)} className="@container mt-2">
      <Picture weeks={weeks} size={wide} />
      <Picture weeks={weeks} size={narrow} />
    </div>
  );
}

type Sized = Props & { size: Size };

function Picture({ weeks, size }: Sized) {
  const durationOf = useDuration();
  const { marks, top } = chartScale(weeks.map(({ medianMs }) => medianMs ?? 0));
  const yOf = heightAt(size, top);
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      aria-hidden
      className={`w-full font-medium text-[11.5px] tabular-nums ${size.look}`}
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
      <WeekLabels weeks={weeks} size={size} />
      {runsOf(weeks, size, yOf).map((run) => (
        <Run key={run[0]?.x} points={run} baseline={yOf(0)} />
      ))}
    </svg>
  );
}

type Point = { x: number; y: number };

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

function WeekLabels({ weeks, size }: Sized) {
  const t = useTranslations("health.answers");
  const last = weeks.length - 1;
  const { each, apart } = size.named;
  return weeks.map(({ from }, index) => {
    const isNamed = index % each === 0 && index <= last - apart;
    if (index !== last && !isNamed) return null;
    return (
      <text
        key={from}
        x={xOf(size, index, weeks.length)}
        y={size.height - 12}
        textAnchor="middle"
        className="fill-ink-3"
      >
        {index === last ? t("thisWeek") : dayAndMonth(from)}
      </text>
    );
  });
}

function useLabel(weeks: Week[]): string {
  const t = useTranslations("health.answers");
  const durationOf = useDuration();
  const told = weeks.filter(({ medianMs }) => medianMs !== null);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return t("chart");
  const to = { last: durationOf(last.medianMs ?? 0), to: dayAndMonth(last.from) };
  if (first === last) return t("chartOne", to);
  return t("chartLabel", {
    first: durationOf(first.medianMs ?? 0),
    from: dayAndMonth(first.from),
    ...to,
  });
}

/** The weeks in which somebody was answered, those together that follow one another. */
function runsOf(weeks: Week[], size: Size, yOf: (value: number) => number): Point[][] {
  const runs: Point[][] = [[]];
  for (const [index, { medianMs }] of weeks.entries()) {
    if (medianMs === null) runs.push([]);
    else runs.at(-1)?.push({ x: xOf(size, index, weeks.length), y: yOf(medianMs) });
  }
  return runs.filter(({ length }) => length > 0);
}

const xOf = ({ width, left, right }: Size, index: number, count: number) =>
  left + (index * (width - left - right)) / Math.max(1, count - 1);

const heightAt =
  ({ height, top, bottom }: Size, highest: number) =>
  (value: number) =>
    height - bottom - (value / highest) * (height - top - bottom);
