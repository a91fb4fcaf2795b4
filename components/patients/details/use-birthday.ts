import { useFormatter } from "next-intl";

/** A date of birth in words: `30 April 1985`. Null where it is not known. */
export function useBirthday(bornOn: string | null): string | null {
  const format = useFormatter();
  if (!bornOn) return null;
  // A birthday is a day, in no time zone.
  return format.dateTime(new Date(`${bornOn}T00:00:00Z`), {
    dateStyle: "long",
    timeZone: "UTC",
  });
}
