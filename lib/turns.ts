/** Somebody has more of something under way than anybody needs. */
export class TooMany extends Error {}

type Line = { running: number; waiting: (() => void)[] };

/**
 * Lets everybody have so many of something under way at once and so many more wait for their turn, whatever others do.
 * Each process counts for itself. The work of one too many is not begun: it throws {@link TooMany}.
 */
export function turns({ atOnce, inLine }: { atOnce: number; inLine: number }) {
  const lines = new Map<number, Line>();
  return async <Value>(who: number, work: () => Promise<Value>): Promise<Value> => {
    const line = lines.get(who) ?? { running: 0, waiting: [] };
    lines.set(who, line);
    if (line.running < atOnce) line.running += 1;
    else if (line.waiting.length >= inLine) throw new TooMany();
    // Whoever leaves hands the place over, so that nobody comes in between.
    else await new Promise<void>((resolve) => line.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else line.running -= 1;
      if (line.running === 0) lines.delete(who);
    }
  };
}
