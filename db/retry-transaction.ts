/** What is said of a name that another of a pooler's connections was told, or of columns that a migration changed. */
const forgotten = ["26000", "42P05", "0A000"];

/**
 * Did a connection not know a statement that it was taken to remember? Then nothing was done, and it may be asked anew
 * in full.
 */
export const isUnknownStatement = (fault: unknown): boolean =>
  forgotten.includes(codeOf(fault));

/** Two transactions waited for each other, and this one was undone so that the other could go on. */
const met = ["40P01", "40001"];

/**
 * Does a transaction once more, where the first was undone because of that (nothing is taken for remembered then), or
 * because it met another one: what two members do to one dialog in the same moment is done, one after the other.
 */
export async function retryIfRolledBack<Value>(
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (fault) {
    if (isUnknownStatement(fault) || met.includes(codeOf(fault))) return work();
    throw fault;
  }
}

function codeOf(fault: unknown): string {
  const cause = fault instanceof Error && fault.cause ? fault.cause : fault;
  return String((cause as { code?: unknown } | null)?.code);
}
