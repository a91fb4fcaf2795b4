/** A day at the clinic, as `14 Dec 2026`. */
export const shortDate = (at: string, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone }).format(
    new Date(at),
  );
