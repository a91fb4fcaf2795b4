"use client";

import { type ComponentType, memo, useDeferredValue } from "react";

/**
 * A face that is drawn anew in a moment of rest, so that what a key or a click did elsewhere on the screen is painted
 * before it, and only where something that it is given has changed. At once, however, where `isElsewhere` says that it
 * stands at another place now.
 */
export function deferred<Props extends object>(
  Face: ComponentType<Props>,
  isElsewhere: (before: Props, now: Props) => boolean,
): ComponentType<Props> {
  const Drawn = memo(Face) as unknown as ComponentType<Props>;
  return function Calm(now: Props) {
    const before = useDeferredValue(now);
    return <Drawn {...(isElsewhere(before, now) ? now : before)} />;
  };
}
