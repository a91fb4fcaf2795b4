import { type WaitingLine, waitingLine } from "./waiting-line";

/** Somebody has more of something under way than anybody needs. */
export class TooMany extends Error {}

/**
 * Lets everybody have so many of something under way at once and so many more wait for their turn, whatever others do.
 * Each process counts for itself. The work of one too many is not begun: it throws {@link TooMany}.
 */
export function turns({ atOnce, inLine }: { atOnce: number; inLine: number }) {
  const lines = new Map<number, WaitingLine>();
  return async <Value>(who: number, work: () => Promise<Value>): Promise<Value> => {
    const line = lines.get(who) ?? waitingLine(atOnce);
    if (line.isFull() && line.waiting() >= inLine) throw new TooMany();
    lines.set(who, line);
    try {
      return await line.take(work);
    } finally {
      if (line.isDeserted()) lines.delete(who);
    }
  };
}
