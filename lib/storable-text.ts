/**
 * What a provider delivered, as PostgreSQL takes it: NUL and each half of a surrogate pair become U+FFFD. All else,
 * whitespace included, stays as it was written.
 */
export const storable = (text: string): string =>
  text.toWellFormed().replaceAll("\0", "\uFFFD");

/** What was typed or pasted here, as PostgreSQL takes it: the same, but a NUL that came along is left out. */
export const storableText = (text: string): string =>
  text.replaceAll("\0", "").toWellFormed();
