import { log } from "@/lib/log";

/**
 * Takes the framework's own printing of faults into the log, without their words: a failed query's message repeats
 * its parameters, which are what patients wrote.
 */
export function quietConsole(): void {
  const printing = globalThis.console;
  printing.error = (...printed: unknown[]) => {
    const fault = printed.find((each) => each instanceof Error);
    log("error", "framework.error", {}, fault ?? new Error("printed"));
  };
}
