import { type RefObject, useEffect, useRef } from "react";
import { afterPaint } from "@/components/ui/rendering/after-paint";

/**
 * Whoever comes from another dialog (`hasArrived`) begins at the heading, unless they come for a message, which has the
 * focus then.
 */
export function useFocusOnArrival(hasArrived: RefObject<boolean>, isForMessage: boolean) {
  const title = useRef<HTMLHeadingElement>(null);
  const cameForMessage = useRef(isForMessage);
  useEffect(() => {
    if (!hasArrived.current || cameForMessage.current) return;
    return afterPaint(() => {
      // Whoever is in the thread by then, as in its composer, stays there.
      const thread = title.current?.closest("header")?.parentElement;
      if (!thread?.contains(document.activeElement))
        title.current?.focus({ preventScroll: true });
    });
  }, [hasArrived]);
  return title;
}
