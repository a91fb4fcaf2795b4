/** Something that a person can put right: its message is the sentence that says how, and nothing else is printed. */
export class Problem extends Error {}

const sentences: Record<string, string> = {
  ENOSPC: "The disk is full. Free some space and start again.",
  EDQUOT: "The disk quota is used up. Free some space and start again.",
  EROFS:
    "The folder can't be written to: it is on a read-only disk. Set DATA_DIR to another.",
  EMFILE: "Too many files are open on this machine. Raise the limit (ulimit -n).",
};

/** One sentence for whatever went wrong; faults of ours keep their own words. */
export function explain(error: unknown): string {
  if (error instanceof Problem) return error.message;
  const { code, path } = error as { code?: string; path?: string };
  if (code && code in sentences) return sentences[code] as string;
  if (code === "EACCES" || code === "EPERM") return notAllowed(path);
  return error instanceof Error ? error.message : String(error);
}

const notAllowed = (path = "a file") =>
  `This user may not use ${path}. Start as the user to whom it belongs, or set DATA_DIR to another folder.`;
