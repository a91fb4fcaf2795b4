/**
 * The text as it can be stored: PostgreSQL refuses NUL and lone surrogates, so each becomes U+FFFD. All else,
 * whitespace included, stays as it was written.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\uFFFD");
}

/** Is there anything to see in it? Spaces, line ends and invisible characters alone would be a blank bubble. */
export function isVisible(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}]/u.test(text);
}
