"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useTouchPulse } from "@/components/touches/touch-pulse";
import type { Clock } from "@/lib/format";

/** How far touches had changed when a page was read, by the clock that came with it and that Back brings again. */
const readAt = new WeakMap<Clock, number>();

/** Has the page read again where something was promised or done since: Back brings it as it was. Draws nothing. */
export function KeepFollowUps({ clock }: { clock: Clock }) {
  const router = useRouter();
  const pulse = useTouchPulse();
  useEffect(() => {
    const before = readAt.get(clock);
    if (before === undefined) readAt.set(clock, pulse);
    else if (before !== pulse) router.refresh();
  }, [clock, pulse, router]);
  return null;
}
