import { constants } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { explain } from "./problem";
import { type Ending, lastLines } from "./processes";
import { complain } from "./say";

/** Something that runs until it is stopped. One that has an `ended` must not end by itself. */
type Running = {
  name: string;
  ended?: Promise<Ending>;
  log?: string;
  stop(): Promise<unknown>;
};

export type House = {
  /** Aborts when everything is to stop. */
  signal: AbortSignal;
  /** What is kept is stopped at the end, the last one first; if it ends by itself, everything does. */
  keep<Kept extends Running>(running: Kept): Kept;
};

type Outcome = { code: number; sentence?: string };
type Work = (house: House) => Promise<number>;

export type Manners = {
  /** The exit code after Ctrl+C or SIGTERM, where that is the ordinary end; otherwise 128 and the signal's number. */
  interrupted?: number;
};

/**
 * Runs a script's work and leaves nothing behind: at its end, a signal, a fault or the end of something kept, all that
 * it started is stopped in order, and the process exits with the work's code.
 */
export async function supervise(work: Work, manners: Manners = {}): Promise<never> {
  const stopping = new AbortController();
  const kept: Running[] = [];
  let working: Promise<unknown> = Promise.resolve();
  const outcome = await new Promise<Outcome>((resolve) => {
    onSignals((code) => resolve({ code: manners.interrupted ?? code }));
    process.once("uncaughtException", (error) => resolve(failure(error)));
    const keep = <Kept extends Running>(running: Kept): Kept => {
      kept.push(running);
      void running.ended?.then((ending) => resolve(endedByItself(running, ending)));
      stopping.signal.throwIfAborted();
      return running;
    };
    working = work({ signal: stopping.signal, keep }).then(
      (code) => resolve({ code }),
      (error) => resolve(failure(error)),
    );
  });
  stopping.abort();
  // A step under way sees the abort and puts away what it had begun.
  await Promise.race([working, pause(20_000)]);
  for (const running of kept.reverse()) await running.stop().catch(() => undefined);
  if (outcome.sentence) complain(outcome.sentence);
  process.exit(outcome.code);
}

/** Waits until everything is to stop: the last line of a script that serves. */
export async function serveOn({ signal }: House): Promise<number> {
  if (signal.aborted) return 0;
  return new Promise((resolve) =>
    signal.addEventListener("abort", () => resolve(0), { once: true }),
  );
}

function onSignals(stop: (code: number) => void) {
  // They stay caught: npm and the terminal may both pass on one Ctrl+C.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => stop(128 + constants.signals[signal]));
  }
}

const failure = (error: unknown): Outcome => ({ code: 1, sentence: explain(error) });

function endedByItself({ name, log }: Running, { code, signal }: Ending): Outcome {
  const how = signal ? `signal ${signal}` : `code ${code}`;
  const words = log ? ` Its last words, in ${log}:\n${lastLines(log)}` : "";
  return {
    code: code || 1,
    sentence: `${name} ended by itself (${how}), so everything was stopped.${words}`,
  };
}
