"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { drawAnew } from "@/components/shell/draw-anew";
import { useTouchDeeds } from "@/components/touches/touch-pulse";
import type { Clock } from "@/lib/format";

/** What had been done about touches when a page was read, by the clock that came with it and that Back brings again. */
const readAt = new WeakMap<Clock, number>();

/** Has the page read again where something was promised or done since: Back brings it as it was. Draws nothing. */
export function KeepFollowUps({ clock }: { clock: Clock }) {
  const router = useRouter();
  const deeds = useTouchDeeds();
  useEffect(() => {
    const before = readAt.get(clock);
    if (before === undefined) readAt.set(clock, deeds);
    else if (before !== deeds) drawAnew(router);
  }, [clock, deeds, router]);
  return null;
}
