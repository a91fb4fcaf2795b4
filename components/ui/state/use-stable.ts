import { useMemo } from "react";

/** What the server tells anew each time stays the same object for as long as it says the same. */
export function useStable<Value>(value: Value): Value {
  const key = JSON.stringify(value);
  return useMemo(() => JSON.parse(key), [key]);
}
