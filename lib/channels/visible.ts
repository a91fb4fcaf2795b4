import { cutText } from "@/lib/cut-text";
import { longestName } from "@/lib/lengths";
import { withoutBidiControls } from "@/lib/without-bidi-controls";

/**
 * Is there anything to see in it? Spaces, line ends and invisible characters alone would be a blank bubble: among these
 * are letters that Unicode has for filling up, and braille without a dot, by which people have a blank name.
 */
export function isVisible(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

/**
 * A name or handle as a channel tells it, without signs that would turn the sentence that it stands in; null where there
 * is nothing of it to be seen. No channel lets people have one nearly as long as what is cut.
 */
export function nameIn(told: string): string | null {
  const name = cutText(withoutBidiControls(told).trim(), longestName).trim();
  return isVisible(name) ? name : null;
}
