/** What an examination found: `well`, worth a thought (`note`), or `wrong`, and then what to do about it. */
export type Finding = { state: "well" | "note" | "wrong"; words: string };

export const well = (words: string): Finding => ({ state: "well", words });
export const note = (words: string): Finding => ({ state: "note", words });
export const wrong = (words: string): Finding => ({ state: "wrong", words });

const marks = { well: "✓", note: "·", wrong: "✗" };

/** A finding as a line of the report. */
export const asLine = ({ state, words }: Finding): string => `  ${marks[state]} ${words}`;

/** The last line: how many things are to be put right. */
export function verdictOf(findings: Finding[]): string {
  const count = findings.filter(({ state }) => state === "wrong").length;
  if (count === 0) return "Nothing is wrong.";
  return count === 1
    ? "One thing is to be put right."
    : `${count} things are to be put right.`;
}
