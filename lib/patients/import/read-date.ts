import { isBirthDate } from "@/lib/patients/check-person";
import type { PhoneCountry } from "@/lib/patients/phone";
import { fold } from "@/lib/words/fold";

/** Where the month is written first. */
const monthFirst: readonly PhoneCountry[] = ["US"];

/**
 * Reads a date of birth as files have it (`1985-04-30`, `30/04/1985`, `30.4.85`, `1985. 04. 30.`, `30-Apr-85`) as
 * `1985-04-30`; null where there was no such day. Which of two numbers is the month goes by the country. Databases give a
 * day its midnight; any other hour may have been another day where it was written.
 */
export function readBirthDate(written: string, country: PhoneCountry): string | null {
  const [one, two, three, ...rest] = written
    .replace(midnight, "")
    .replace(/[. ]+$/, "")
    .trimStart()
    .split(/[-/., ]+/);
  if (!one || !two || !three || rest.length > 0) return null;
  const date = dateOf([one, two, three], country);
  return isBirthDate(date) ? date : null;
}

const midnight = /[T ]+(00?:00(:00(\.0+)?)?Z?|12:00(:00)? ?AM)$/i;

function dateOf([one, two, three]: [string, string, string], country: PhoneCountry) {
  if (monthOf(one)) return iso(fullYear(three), monthOf(one), two);
  const month = monthOf(two);
  if (one.length === 4) return iso(one, month || two, three);
  return month ? iso(fullYear(three), month, one) : local([one, two, three], country);
}

/** Which month a word names, in languages of which no two call different ones alike; an empty text where it is none. */
const monthOf = (word: string): string => months.get(fold(word)) ?? "";

const months = new Map(
  ["en", "de", "fr", "es", "it", "pt", "nl", "ru", "tr", "ro"].flatMap((language) =>
    (["short", "long"] as const).flatMap((month) =>
      Array.from({ length: 12 }, (_, at): [string, string] => {
        const parts = new Intl.DateTimeFormat(language, {
          day: "numeric",
          month,
          timeZone: "UTC",
        }).formatToParts(Date.UTC(2000, at));
        const name = parts.find(({ type }) => type === "month")?.value ?? "";
        return [fold(name.replace(".", "")), String(at + 1)];
      }),
    ),
  ),
);

function local([one, two, year]: [string, string, string], country: PhoneCountry) {
  return monthFirst.includes(country)
    ? iso(fullYear(year), one, two)
    : iso(fullYear(year), two, one);
}

const iso = (year: string, month: string, day: string) =>
  `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

/** Of two digits the latest year that has come. */
function fullYear(year: string): string {
  if (year.length !== 2) return year;
  const century = Number(year) <= new Date().getUTCFullYear() % 100 ? "20" : "19";
  return `${century}${year}`;
}
