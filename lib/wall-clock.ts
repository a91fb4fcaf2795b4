import { dayMs } from "@/lib/durations";

/** A year that is still being typed stands there as `0019` or `0202`. */
const localForm = /^((?:19|2\d)\d{2})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/**
 * The moment that a wall clock in a zone shows as `2026-11-30T08:00`; null for what is no date or no zone.
 *
 * An hour that a clock change repeats means its first time; an hour that it skips moves on by what was skipped
 * (01:30 on the spring night in London is 02:30).
 */
export function momentOf(local: string, zone: string): Date | null {
  const wall = wallOf(local);
  if (wall === null || !isZone(zone)) return null;
  // A zone changes its offset at most once within two days, so these two are all that can apply.
  const before = offsetAt(wall - dayMs, zone);
  const after = offsetAt(wall + dayMs, zone);
  const fits = [before, after].filter(
    (offset) => offsetAt(wall - offset, zone) === offset,
  );
  return new Date(wall - Math.max(...(fits.length > 0 ? fits : [before])));
}

/** What a wall clock in the zone shows at a moment, as `2026-11-30T08:00`: the form of a date-and-time field. */
export function localOf(moment: Date, zone: string): string {
  return new Date(moment.getTime() + offsetAt(moment.getTime(), zone))
    .toISOString()
    .slice(0, 16);
}

/**
 * Is this a time zone's IANA name (`Europe/London`) that this machine knows? An offset (`+01:00`) is none: PostgreSQL
 * counts it the other way round.
 */
export function isZone(zone: string): boolean {
  try {
    return (
      /^[a-z]/i.test(zone) && new Intl.DateTimeFormat("en", { timeZone: zone }) !== null
    );
  } catch {
    return false;
  }
}

function wallOf(local: string): number | null {
  const [, year, month, day, hour, minute] = localForm.exec(local)?.map(Number) ?? [];
  if (year === undefined || month === undefined) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const isReal = new Date(wall).toISOString().startsWith(local);
  return isReal ? wall : null;
}

/** How far the zone's wall clock is ahead of UTC at a moment, in ms. */
function offsetAt(moment: number, zone: string): number {
  const parts = wallClock(zone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(moment / 1000) * 1000;
}

const wallClock = (zone: string) =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
