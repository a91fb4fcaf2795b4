import { foldedPart } from "./fold";
import type { MarkedPart } from "./types";

/** A stretch of a text, from one place to before another. */
export type Span = { from: number; to: number };

/** A character with its accents: what folds together. */
const cluster = /\P{M}\p{M}*|^\p{M}+/gu;

/** Where in a text the folded words stand: in order, none overlapping another. */
export function spansOf(text: string, words: readonly string[]): Span[] {
  const { folded, places } = aligned(text);
  const spans = words.flatMap((word) =>
    occurrences(folded, word).map((at) => ({
      from: places[at]?.from ?? 0,
      to: places[at + word.length - 1]?.to ?? text.length,
    })),
  );
  return joined(spans);
}

/** A text in parts, those that were looked for marked. */
export function marked(text: string, spans: readonly Span[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const { from, to } of spans) {
    parts.push({ text: text.slice(at, from), marked: false });
    parts.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  return [...parts, { text: text.slice(at), marked: false }].filter((part) => part.text);
}

/** The folded text, and for each of its signs where in the text it comes from. */
function aligned(text: string): { folded: string; places: Span[] } {
  let folded = "";
  const places: Span[] = [];
  for (const { 0: letter, index } of text.matchAll(cluster)) {
    const part = foldedCluster(letter);
    const kept = part === " " && (folded === "" || folded.endsWith(" ")) ? "" : part;
    folded += kept;
    const place = { from: index, to: index + letter.length };
    for (let sign = 0; sign < kept.length; sign += 1) places.push(place);
  }
  return { folded, places };
}

/** A text has many characters and few different ones: each is folded once. */
const foldedBefore = new Map<string, string>();
const mostKept = 5_000;

function foldedCluster(letter: string): string {
  const before = foldedBefore.get(letter);
  if (before !== undefined) return before;
  if (foldedBefore.size >= mostKept) foldedBefore.clear();
  const folded = foldedPart(letter);
  foldedBefore.set(letter, folded);
  return folded;
}

function occurrences(folded: string, word: string): number[] {
  const found: number[] = [];
  let at = word === "" ? -1 : folded.indexOf(word);
  while (at >= 0) {
    found.push(at);
    at = folded.indexOf(word, at + word.length);
  }
  return found;
}

function joined(spans: Span[]): Span[] {
  const sorted = spans.toSorted((one, other) => one.from - other.from);
  const kept: Span[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else kept.push({ ...span });
  }
  return kept;
}
