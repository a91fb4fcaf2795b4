import { cutText } from "@/lib/cut-text";

const longest = 140;

/** The first line's worth of a text for the list; never cuts inside a visible character. */
export function previewOf(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= longest ? line : `${cutText(line, longest)}…`;
}
