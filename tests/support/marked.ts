import type { MarkedPart } from "@/lib/words/types";

/** A text as it is shown, what was looked for in brackets. */
export const told = (parts: readonly MarkedPart[]): string =>
  parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");
