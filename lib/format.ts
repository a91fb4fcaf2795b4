import { dayMs, minuteMs } from "@/lib/durations";

/** A moment as it travels: an ISO string, or milliseconds since 1970. */
export type Moment = string | number;

/** What telling the time needs: the present moment in milliseconds and the clinic's time zone (IANA name). */
export type Clock = { now: number; zone: string };

/** A length of time in one unit, whole and rounded down. */
export type Age = { unit: "now" | "minute" | "hour" | "day"; count: number };

type Width = "long" | "short" | "numeric";

type Parts = Record<"weekday" | "day" | "month" | "year" | "hour" | "minute", string>;

const formatters = new Map<string, Intl.DateTimeFormat>();
const numbers = new Intl.NumberFormat("en-GB");
const minutes = new Map<string, Parts>();
const mostMinutes = 5_000;

/** The time of day at the clinic: `16:02`. */
export function clockTime(at: Moment, zone: string): string {
  const { hour, minute } = partsOf(at, zone, "long");
  return `${hour}:${minute}`;
}

/** A moment to the second, for what is written down for good: `14 Dec 2026, 16:05:41`. */
export function exactMoment(at: Moment, zone: string): string {
  const seconds = String(new Date(at).getUTCSeconds()).padStart(2, "0");
  return `${shortDate(at, zone)}, ${clockTime(at, zone)}:${seconds}`;
}

/** How the list tells a time: `16:02` today, `Wed` within a week, `12 Mar` this year, else `12 Mar 2024`. */
export function listTime(at: Moment, clock: Clock): string {
  const { weekday, day, month, year } = partsOf(at, clock.zone, "short");
  const age = daysBetween(at, clock);
  if (age === 0) return clockTime(at, clock.zone);
  if (age > 0 && age < 7) return weekday;
  const thisYear = year === partsOf(clock.now, clock.zone, "short").year;
  return thisYear ? `${day} ${month}` : `${day} ${month} ${year}`;
}

/** A day of a thread: the word for it where it is near, and its date: `Wednesday 19 November`. */
export function dayName(at: Moment, clock: Clock) {
  const { weekday, day, month, year } = partsOf(at, clock.zone, "long");
  const thisYear = year === partsOf(clock.now, clock.zone, "long").year;
  const date = `${weekday} ${day} ${month}`;
  return {
    near: nearDay(daysBetween(at, clock)),
    date: thisYear ? date : `${date} ${year}`,
  };
}

/** A date and time in full: `Wednesday 19 November 2025, 16:02`. */
export function fullTime(at: Moment, zone: string): string {
  const { weekday, day, month, year } = partsOf(at, zone, "long");
  return `${weekday} ${day} ${month} ${year}, ${clockTime(at, zone)}`;
}

/** Do two moments fall on one day at the clinic? */
export const isSameDay = (one: Moment, other: Moment, zone: string): boolean =>
  calendarDay(one, zone) === calendarDay(other, zone);

/** The day that the clinic's calendar shows at a moment, as date fields write it: `2026-11-25`. */
export function calendarDay(at: Moment, zone: string): string {
  const { year, month, day } = partsOf(at, zone, "numeric");
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** So many days after a day of the calendar: `2026-12-02`. */
export const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);

/** How many days one day of the calendar lies after another. */
export const daysFrom = (one: string, other: string): number =>
  (Date.parse(other) - Date.parse(one)) / dayMs;

/** A day of the calendar in short: `Thu 26 Nov`, with its year where that is not the present one. */
export function shortDay(day: string, present: string): string {
  const { weekday, day: date, month, year } = partsOf(day, "UTC", "short");
  const brief = `${weekday} ${date} ${month}`;
  return day.slice(0, 4) === present.slice(0, 4) ? brief : `${brief} ${year}`;
}

/** A day of the calendar in full: `30 April 1985`. */
export function longDate(day: string): string {
  const { day: date, month, year } = partsOf(day, "UTC", "long");
  return `${date} ${month} ${year}`;
}

/** A day at the clinic with its year: `14 Dec 2026`. */
export function shortDate(at: Moment, zone: string): string {
  const { day, month, year } = partsOf(at, zone, "short");
  return `${day} ${month} ${year}`;
}

/** A day of the calendar (`2026-11-23`) without its year: `23 Nov`. */
export function dayAndMonth(day: string): string {
  const { day: date, month } = partsOf(day, "UTC", "short");
  return `${date} ${month}`;
}

/** How long a recording lasts, its last second begun and not over: `1:05` of 65.9 seconds. */
export function playingTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How many birthdays somebody has had by a day of the calendar; below zero before they are born. */
export function yearsOld(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** A number for people, its thousands set apart: `12,480`. */
export const grouped = (value: number): string => numbers.format(value);

/** A number where there is little room, of which no more is said than there is: `999`, `1.9k`, `12k`, `1.2M`. */
export function brief(value: number): string {
  if (value < 1000) return String(value);
  const [unit, sign] = value < 1_000_000 ? [1000, "k"] : [1_000_000, "M"];
  const tenths = Math.floor(value / (unit / 10));
  return `${tenths < 100 ? tenths / 10 : Math.floor(tenths / 10)}${sign}`;
}

/** How long ago something was, in its largest whole unit; less than a minute (or the future) is `now`. */
export function ageOf(since: Moment, now: number): Age {
  const minutes = Math.floor((now - new Date(since).getTime()) / 60_000);
  if (minutes < 1) return { unit: "now", count: 0 };
  if (minutes < 60) return { unit: "minute", count: minutes };
  if (minutes < 24 * 60) return { unit: "hour", count: Math.floor(minutes / 60) };
  return { unit: "day", count: Math.floor(minutes / (24 * 60)) };
}

/** What is left until a moment, in whole hours and minutes; never less than nothing. */
export function timeLeft(until: Moment, now: number) {
  const minutes = Math.max(0, Math.floor((new Date(until).getTime() - now) / 60_000));
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60, allMinutes: minutes };
}

/** What people are called by: the first word of their name. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? "";

/** Up to two letters for an avatar, from the first two words that start with a letter; empty for a number. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase("en-GB"))
    .join("");
}

/** Does a text run from right to left? The first letter decides, as it does for `dir="auto"`. */
export function isRightToLeft(text: string): boolean {
  const [first = ""] = /\p{L}/u.exec(text) ?? [];
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    first,
  );
}

/** The length of a text in a channel's own unit: characters (code points) or bytes of UTF-8. */
export function textLength(text: string, unit: "characters" | "bytes"): number {
  return unit === "bytes" ? new TextEncoder().encode(text).length : [...text].length;
}

/** A file's size for people, in steps of 1,000 as phones count: `184 KB`, `1.2 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function nearDay(age: number) {
  if (age === 0) return "today";
  return age === 1 ? "yesterday" : null;
}

const daysBetween = (at: Moment, { now, zone }: Clock) =>
  daysFrom(calendarDay(at, zone), calendarDay(now, zone));

/** Asking Intl takes longer than drawing the bubble around it, and a screen tells the same minutes again and again. */
function partsOf(at: Moment, zone: string, width: Width): Parts {
  const minute = Math.floor(new Date(at).getTime() / minuteMs);
  const key = `${zone} ${width} ${minute}`;
  const told = minutes.get(key);
  if (told) return told;
  const parts = readParts(minute * minuteMs, zone, width);
  if (minutes.size >= mostMinutes) minutes.clear();
  minutes.set(key, parts);
  return parts;
}

/** Parts, not whole texts: servers and browsers put different commas between them. */
function readParts(at: number, zone: string, width: Width): Parts {
  const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatterFor(zone, width).formatToParts(at)) {
    found[type] = value;
  }
  const { weekday = "", day = "", month = "", year = "", hour = "", minute = "" } = found;
  return { weekday, day, month, year, hour, minute };
}

function formatterFor(zone: string, width: Width) {
  const key = `${zone} ${width}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: width === "numeric" ? "short" : width,
    day: "numeric",
    month: width,
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formatters.set(key, made);
  return made;
}
