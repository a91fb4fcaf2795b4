"use client";

import { type ComponentType, memo, useDeferredValue } from "react";

/**
 * A face that is drawn anew in a moment of rest, so that what a key or a click did elsewhere on the screen is painted
 * before it. At once, however, where `isElsewhere` says that it stands at another place now.
 */
export function calmly<Props extends object>(
  Face: ComponentType<Props>,
  isElsewhere: (before: Props, now: Props) => boolean,
): ComponentType<Props> {
  const Drawn = memo(function Drawn({ face }: { face: Props }) {
    return <Face {...face} />;
  });
  return function Calm(now: Props) {
    const before = useDeferredValue(now);
    return <Drawn face={isElsewhere(before, now) ? now : before} />;
  };
}
