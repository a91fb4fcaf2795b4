import { dayMs, hourMs, minuteMs } from "@/lib/durations";

/** Steps that people count time in. */
const steps = [
  1 * minuteMs,
  5 * minuteMs,
  15 * minuteMs,
  30 * minuteMs,
  hourMs,
  2 * hourMs,
  6 * hourMs,
  12 * hourMs,
  dayMs,
  2 * dayMs,
  7 * dayMs,
];
const most = 4;

/** The lines of a chart of times: round figures from nothing up to the first that no value passes. */
export function chartScale(values: number[]): { marks: number[]; top: number } {
  const highest = Math.max(...values, minuteMs);
  const step = steps.find((each) => highest / each <= most) ?? Math.ceil(highest / most);
  const count = Math.max(1, Math.ceil(highest / step));
  const marks = Array.from({ length: count + 1 }, (_, index) => index * step);
  return { marks, top: count * step };
}
