import type { MarkedPart } from "@/lib/words/types";
import { isolateNumbers } from "./isolate-numbers";

type Props = { parts: readonly MarkedPart[] };

/** A text with what was found in it marked. */
export function Marked({ parts }: Props) {
  const text = parts.map((part) => part.text).join("");
  return isolateNumbers(text, (from, to) => (
    <Parts key={from} parts={partsWithin(parts, from, to)} />
  ));
}

function Parts({ parts }: Props) {
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

/** What of a text's parts stands between two places in it. */
function partsWithin(parts: readonly MarkedPart[], from: number, to: number) {
  let at = 0;
  return parts.flatMap(({ text, marked }) => {
    const start = at;
    at += text.length;
    const within = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return within ? [{ text: within, marked }] : [];
  });
}
