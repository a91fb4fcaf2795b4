/** The moment that a page's request names, in ISO form; null for words that are none to PostgreSQL. */
export function momentIn(words: string | undefined): string | null {
  // A year of more than four digits is a date to JavaScript and none to PostgreSQL.
  if (!words || !/^\d{4}-/.test(words) || Number.isNaN(Date.parse(words))) return null;
  return new Date(words).toISOString();
}
