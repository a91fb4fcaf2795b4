/** Prints one line. */
export function say(line = "") {
  process.stdout.write(`${line}\n`);
}

/** Prints what is being done, does it, and ends the line with how long it took. */
export async function step<Value>(
  title: string,
  work: () => Promise<Value>,
): Promise<Value> {
  process.stdout.write(`  ${title} … `);
  const startedAt = performance.now();
  try {
    const value = await work();
    say(`${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    return value;
  } catch (error) {
    say((error as Error).name === "AbortError" ? "stopped" : "failed");
    throw error;
  }
}

/** Prints a sentence about something that went wrong. */
export function complain(sentence: string) {
  process.stderr.write(`\n${sentence}\n`);
}
