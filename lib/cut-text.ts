const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The beginning of a text, as long as told at most; never cuts inside a visible character, but where one alone, heaped
 * with signs, is longer than that.
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  // Where the character begins across which the limit lies.
  const end = graphemes.segment(text.slice(0, most + 2)).containing(most)?.index;
  return text.slice(0, end || most).replace(/[\ud800-\udbff]$/, "");
}
