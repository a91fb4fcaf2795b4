"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { afterPaint } from "./after-paint";

/**
 * What a value was until the screen has been painted with what it is now. Unlike a deferred value it does not wait for
 * a moment of rest, which a slow machine would not find for long: it is drawn as the very next thing.
 */
export function usePaintedValue<Value>(value: Value): Value {
  const [painted, setPainted] = useState(value);
  useEffect(() => {
    if (painted === value) return;
    return afterPaint(() => flushSync(() => setPainted(value)));
  }, [value, painted]);
  return painted;
}
