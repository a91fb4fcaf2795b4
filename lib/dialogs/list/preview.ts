const longest = 140;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The first line's worth of a text for the list; never cuts inside a visible character. */
export function previewOf(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= longest) return line;
  let kept = "";
  for (const { segment } of graphemes.segment(line.slice(0, longest * 4))) {
    if (kept.length + segment.length > longest) break;
    kept += segment;
  }
  return `${kept}…`;
}
