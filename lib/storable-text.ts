/** What was typed or pasted, as PostgreSQL takes it: without NUL, and without half of a surrogate pair. */
export const storableText = (text: string): string =>
  text.replaceAll("\0", "").toWellFormed();
