import type { MarkedPart } from "@/lib/words/types";

/** A text with what was found in it marked. */
export function Marked({ parts }: { parts: readonly MarkedPart[] }) {
  return parts.map(({ text, marked }, index) =>
    marked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name, and never move.
      <mark key={index} className="-mx-px rounded-[3px] bg-mark px-px text-ink">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
