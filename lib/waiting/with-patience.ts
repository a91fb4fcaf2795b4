import { TurnedAway } from "./waiting-line";

/**
 * Waits so long (ms) for something and no longer; what is waited for goes on.
 * @throws TurnedAway when it is not there in time
 */
export async function withPatience<Value>(
  ms: number,
  work: Promise<Value>,
): Promise<Value> {
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    patience = setTimeout(() => reject(new TurnedAway("It took too long.")), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(patience);
  }
}
