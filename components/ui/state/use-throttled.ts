"use client";

import { useEffect, useRef, useState } from "react";

/**
 * A value that follows another: at once, but at most every so many milliseconds, and never stays behind the last. For
 * what is asked of the server anew whenever something has changed, which in a busy minute would be all the time.
 */
export function useThrottled<Value>(value: Value, everyMs: number): Value {
  const [followed, setFollowed] = useState(value);
  const followedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (followed === value) return;
    const follow = () => {
      followedAt.current = performance.now();
      setFollowed(value);
    };
    const waitMs = followedAt.current + everyMs - performance.now();
    if (waitMs <= 0) return follow();
    const timer = setTimeout(follow, waitMs);
    return () => clearTimeout(timer);
  }, [value, followed, everyMs]);
  return followed;
}
