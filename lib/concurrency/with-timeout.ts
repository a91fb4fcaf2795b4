import { TimedOut } from "./semaphore";

/**
 * Waits so long (ms) for something and no longer; what is waited for goes on.
 * @throws TimedOut when it is not there in time
 */
export async function withTimeout<Value>(
  ms: number,
  work: Promise<Value>,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOut("It took too long.")), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
