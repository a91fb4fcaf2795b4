import { isBirthDate } from "@/lib/patients/check-person";
import type { PhoneCountry } from "@/lib/patients/phone";

/** Where the month is written first. */
const monthFirst: readonly PhoneCountry[] = ["US"];

/**
 * Reads a date of birth as files have it (`1985-04-30`, `30/04/1985`, `30.4.85`, `1985. 04. 30.`) as `1985-04-30`; null
 * where there was no such day. Which of two numbers is the month goes by the country.
 */
export function readBirthDate(written: string, country: PhoneCountry): string | null {
  const [one, two, three, ...rest] = written
    .replace(/[. ]+$/, "")
    .trimStart()
    .split(/[-/. ]+/);
  if (!one || !two || !three || rest.length > 0) return null;
  const date =
    one.length === 4 ? iso(one, two, three) : local([one, two, three], country);
  return isBirthDate(date) ? date : null;
}

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
