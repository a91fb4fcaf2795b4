import { dayMs } from "@/lib/durations";

/**
 * The index of words knows each message's day, its eight days and its sixty-four (`time_slices` in the database), so
 * that it can be asked for a stretch of time without going through all that was ever said.
 */
const levels = [0, 1, 2];
/** Each level's slices are so many times (2 to the power of it) as long as those of the level below. */
const bits = 3;
const mostSlices = 9;

/** Slices without a gap, by their keys in the index; `from` is where the oldest of them begins. */
export type Slices = { keys: number[]; from: Date };

/** The narrowest nine slices, or fewer, that cover a stretch of time; null where it is too long for the index to know. */
export function slicesOver(from: Date, to: Date): Slices | null {
  for (const level of levels) {
    const [first, last] = [sliceOf(from, level), sliceOf(to, level)];
    if (last - first >= mostSlices) continue;
    const keys = Array.from(
      { length: last - first + 1 },
      (_, at) => ((first + at) << 2) + level,
    );
    return { keys, from: new Date((first << (bits * level)) * dayMs) };
  }
  return null;
}

const sliceOf = (at: Date, level: number): number =>
  Math.floor(at.getTime() / dayMs) >> (bits * level);
