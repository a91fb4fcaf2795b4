import { log } from "@/lib/log";

/**
 * Takes the framework's and libraries' own printing into the log, without its words: a failed query's message repeats
 * its parameters, which are what patients wrote.
 */
export function quietConsole(): void {
  const printing = globalThis.console;
  printing.error = (...printed: unknown[]) => {
    const fault = printed.find((each) => each instanceof Error);
    log("error", "framework.error", {}, fault ?? new Error("printed"));
  };
  // UploadThing's SDK warns of its own deprecated properties, which it reads itself with every file.
  printing.warn = () => log("debug", "framework.warning");
}
