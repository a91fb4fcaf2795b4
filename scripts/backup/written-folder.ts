import path from "node:path";
import { Problem } from "@/scripts/steps/problem";

/** The folder among the words after a command. @throws Problem where none is named. */
export function writtenFolder(words: string[], command: "backup" | "restore"): string {
  const [folder] = words.filter((word) => !word.startsWith("--"));
  if (folder) return path.resolve(folder);
  throw new Problem(`Name the backup's folder: npm run ${command} -- /backup/2026-11-25`);
}
