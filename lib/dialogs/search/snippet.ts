import { marked, spansOf } from "@/lib/words/marks";
import type { MarkedPart } from "@/lib/words/types";

/** About what two lines of the list hold. */
const longest = 110;
/** How much is said before the first word that was found. */
const lead = 32;

/** The stretch of a text in which the folded words stand, with them marked; what is left out is told by dots. */
export function snippetOf(text: string, words: readonly string[]): MarkedPart[] {
  const line = text.replace(/\s+/gu, " ").trim();
  const first = spansOf(line, words)[0]?.from ?? 0;
  const from = startBefore(line, Math.max(0, first - lead));
  const to = endAfter(line, from + longest);
  const cut = line.slice(from, to);
  return [
    ...(from > 0 ? [dots] : []),
    ...marked(cut, spansOf(cut, words)),
    ...(to < line.length ? [dots] : []),
  ];
}

const dots: MarkedPart = { text: "…", marked: false };

/** The beginning of a word at or before a place, if it is near: no word and no character is cut. */
function startBefore(line: string, place: number): number {
  if (place === 0) return 0;
  const space = line.lastIndexOf(" ", place);
  if (place - space < lead) return space + 1;
  return wholeBefore(line, place);
}

function endAfter(line: string, place: number): number {
  if (place >= line.length) return line.length;
  const space = line.lastIndexOf(" ", place);
  if (place - space < lead) return space;
  return wholeBefore(line, place);
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Where the character begins, as people see it, in which a place stands. */
const wholeBefore = (line: string, place: number): number =>
  graphemes.segment(line).containing(place)?.index ?? place;
