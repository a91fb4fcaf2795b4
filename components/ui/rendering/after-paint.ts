/**
 * Does something once what is drawn now has been painted, before anything else that waits its turn. Returns the way to
 * call it off.
 */
export function afterPaint(work: () => void): () => void {
  let isOff = false;
  const workUnlessOff = () => {
    if (!isOff) work();
  };
  // A task that is begun within a frame runs once that frame is painted.
  const frame = requestAnimationFrame(() => urgently(workUnlessOff));
  return () => {
    isOff = true;
    cancelAnimationFrame(frame);
  };
}

/**
 * Does something once what is drawn now has been painted, in the order in which it was asked for; at once in a tab that
 * nobody sees, and in one that is left.
 */
export async function oncePainted<Value>(
  work: () => Value | Promise<Value>,
): Promise<Value> {
  await painted();
  return work();
}

/** Where the desktop hides a window without saying so, nothing may be painted for long. */
const latestMs = 1_000;

function painted(): Promise<void> {
  if (document.visibilityState !== "visible") return Promise.resolve();
  return new Promise((resolve) => {
    const callOff = afterPaint(done);
    const latest = setTimeout(done, latestMs);
    document.addEventListener("visibilitychange", done);
    function done() {
      callOff();
      clearTimeout(latest);
      document.removeEventListener("visibilitychange", done);
      resolve();
    }
  });
}

/** Safari has no tasks of higher rank: there it is one among the others. */
function urgently(work: () => void) {
  if (!("scheduler" in globalThis) || !globalThis.scheduler?.postTask)
    return void setTimeout(work);
  void globalThis.scheduler.postTask(work, { priority: "user-blocking" });
}
