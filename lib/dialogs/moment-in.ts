/** The moment that a page's request names, in ISO form; null for words that are none to PostgreSQL. */
export function momentIn(words: string | undefined): string | null {
  const at = Date.parse(words ?? "");
  if (Number.isNaN(at)) return null;
  const moment = new Date(at).toISOString();
  // To PostgreSQL a year of more than four digits is no date, nor is the year 0.
  return /^\d{4}-/.test(moment) && moment >= "0001" ? moment : null;
}
