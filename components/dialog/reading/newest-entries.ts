import type { ThreadEntry } from "./thread-entries";

/** As many lines as a screen shows. */
const screenful = 16;
/** What stands above the mark of what is new, when a thread opens there. */
const aboveNew = 3;

/** The end of a thread that is in sight when it opens: its newest lines, and all from the mark of what is new on. */
export function newestEntries(entries: readonly ThreadEntry[]): ThreadEntry[] {
  const mark = entries.findIndex(({ type }) => type === "new");
  const fromMark = mark < 0 ? entries.length : mark - aboveNew;
  return entries.slice(Math.max(0, Math.min(entries.length - screenful, fromMark)));
}
