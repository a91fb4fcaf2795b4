/** A piece of work of which only the newest matters: beginning it again calls off the one before. */
export type LatestOnly = {
  begin(work: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** The work that is being done, if any. */
  underway(): Promise<void> | null;
  callOff(): void;
};

/** A place for such work. What was called off must look at its signal before it changes anything. */
export function latestOnly(): LatestOnly {
  let current: { controller: AbortController; done: Promise<void> } | null = null;

  function callOff() {
    current?.controller.abort();
    current = null;
  }

  function begin(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    callOff();
    const controller = new AbortController();
    const done = work(controller.signal).finally(() => {
      if (current?.controller === controller) current = null;
    });
    current = { controller, done };
    return done;
  }

  return { begin, underway: () => current?.done ?? null, callOff };
}
