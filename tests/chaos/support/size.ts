import { Problem } from "@/scripts/steps/problem";

/** `full` is what the bars are meant for, `--quick` takes about 90 seconds, `cut` is what `npm test` runs. */
export type Size = "full" | "quick" | "cut";

/** The size that the command line asks for. @throws Problem for anything that is none. */
export function sizeAsked(words = process.argv.slice(2)): Size {
  if (words.length === 0) return "full";
  if (words.join(" ") === "--quick") return "quick";
  throw new Problem(`${words.join(" ")} is not known here; --quick takes 90 seconds.`);
}
