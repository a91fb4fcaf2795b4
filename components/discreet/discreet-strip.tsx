"use client";

import { useEffect } from "react";
import { useCommand } from "@/components/keyboard/use-command";
import { LazyBoundary } from "@/components/ui/loading/lazy-boundary";
import { lazyComponent } from "@/components/ui/loading/lazy-component";
import { whenSettled } from "@/components/ui/rendering/when-settled";
import { followTabs, toggleDiscreet, useDiscreet } from "./discreet";

/** Names are hidden at once, with or without it. */
const DiscreetNotice = lazyComponent(() =>
  import("./discreet-notice").then((file) => file.DiscreetNotice),
);

const fetchAhead = () => void DiscreetNotice.prefetch().catch(() => undefined);

/** Says that names and previews are hidden, and is the way back. `atFirst`: as the page came. */
export function DiscreetStrip({ atFirst }: { atFirst: boolean }) {
  const isOn = useDiscreet(atFirst);
  useCommand("discreet", toggleDiscreet);
  useEffect(() => whenSettled(fetchAhead), []);
  useEffect(followTabs, []);
  return (
    <div role="status">
      <LazyBoundary>{isOn && <DiscreetNotice />}</LazyBoundary>
    </div>
  );
}
