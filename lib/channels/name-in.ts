import { cutText } from "@/lib/cut-text";
import { longestName } from "@/lib/lengths";
import { withoutBidiControls } from "@/lib/without-bidi-controls";
import { isVisible } from "./visible";

/**
 * A name or handle as a channel tells it, without signs that would turn the sentence that it stands in; null where there
 * is nothing of it to be seen. No channel lets people have one nearly as long as what is cut.
 */
export function nameIn(told: string): string | null {
  const name = cutText(withoutBidiControls(told).trim(), longestName).trim();
  return isVisible(name) ? name : null;
}
