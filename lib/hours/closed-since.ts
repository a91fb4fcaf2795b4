import type { OpenSpan } from "@/db/schema/opening-hours";
import { dayMs } from "@/lib/durations";
import { localOf, momentOf } from "@/lib/wall-clock";

type Hours = { week: OpenSpan[][]; closedOn: string[] };

/** Within a week back there was an opening, or there is none at all; where it was a holiday, a week before that. */
const daysBack = ({ closedOn }: Hours) => 7 * (1 + closedOn.length);

/**
 * Since when it has been closed; null while it is open. What never opens is closed anew each day, so that somebody who
 * writes days later is answered again.
 */
export function closedSince(hours: Hours, zone: string, at: Date): Date | null {
  const local = localOf(at, zone);
  const today = local.slice(0, 10);
  const minute = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  const spans = spansOf(hours, today);
  if (spans.some(([from, to]) => from <= minute && minute < to)) return null;
  const ended = spans.findLast(([, to]) => to <= minute);
  if (ended) return wallMoment(today, ended[1], zone);
  for (let back = 1; back <= daysBack(hours); back += 1) {
    const day = dayBefore(today, back);
    const last = spansOf(hours, day).at(-1);
    if (last) return wallMoment(day, last[1], zone);
  }
  return wallMoment(today, 0, zone);
}

function spansOf({ week, closedOn }: Hours, day: string): OpenSpan[] {
  if (closedOn.includes(day)) return [];
  const mondayFirst = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return week[mondayFirst] ?? [];
}

const dayBefore = (day: string, back: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - back * dayMs).toISOString().slice(0, 10);

/** What the wall shows at a minute of a day, as a moment; the day's end is the next day's beginning. */
function wallMoment(day: string, minute: number, zone: string): Date {
  const wall = new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000);
  const moment = momentOf(wall.toISOString().slice(0, 16), zone);
  if (!moment) throw new Error("A day of the opening hours is none.");
  return moment;
}
