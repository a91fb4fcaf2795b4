/** Is there anything to see in it? Spaces, line ends and invisible characters alone would be a blank bubble. */
export function isVisible(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}]/u.test(text);
}
