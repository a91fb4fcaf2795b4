/** What is said of a name that another of a pooler's connections was told, or of columns that a migration changed. */
const codes = ["26000", "42P05", "0A000"];

/**
 * Did a connection not know a statement that it was taken to remember? Then nothing was done, and it may be asked anew
 * in full.
 */
export function isForgotten(fault: unknown): boolean {
  const cause = fault instanceof Error && fault.cause ? fault.cause : fault;
  return codes.includes(String((cause as { code?: unknown } | null)?.code));
}

/** Does a transaction once more, where the first was undone because of that: nothing is taken for remembered then. */
export async function againIfForgotten<Value>(
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (fault) {
    if (isForgotten(fault)) return work();
    throw fault;
  }
}
