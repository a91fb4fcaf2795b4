/**
 * Is there anything to see in it? Spaces, line ends and invisible characters alone would be a blank bubble: among these
 * are letters that Unicode has for filling up, and braille without a dot, by which people have a blank name.
 */
export function isVisible(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{DI}\u2800]/u.test(text);
}
