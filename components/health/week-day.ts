/** The day on which a week begins (`2026-11-23`), as `23 Nov`. */
export const weekDay = (from: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  }).format(new Date(`${from}T00:00:00Z`));
