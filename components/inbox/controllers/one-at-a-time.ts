/**
 * Runs a piece of work one at a time: asked for while it runs, it runs once more afterwards, however often it was
 * asked. The promise ends with a run that began after the call. The work must not throw.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  const run = () => {
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  const runNext = () => {
    following = null;
    return run();
  };
  return () => {
    if (following !== null) return following;
    if (running === null) return run();
    following = running.then(runNext);
    return following;
  };
}
