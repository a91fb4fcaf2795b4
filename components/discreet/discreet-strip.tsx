"use client";

import { useEffect } from "react";
import { useCommand } from "@/components/keyboard/use-command";
import { atRest } from "@/components/ui/at-rest";
import { fetchedLater } from "@/components/ui/fetched-later";
import { FetchedPlace } from "@/components/ui/fetched-place";
import { followTabs, toggleDiscreet, useDiscreet } from "./discreet";

/** Names are hidden at once, with or without it. */
const DiscreetNotice = fetchedLater(() =>
  import("./discreet-notice").then((file) => file.DiscreetNotice),
);

const fetchAhead = () => void DiscreetNotice.fetch().catch(() => undefined);

/** Says that names and previews are hidden, and is the way back. `atFirst`: as the page came. */
export function DiscreetStrip({ atFirst }: { atFirst: boolean }) {
  const isOn = useDiscreet(atFirst);
  useCommand("discreet", toggleDiscreet);
  useEffect(() => atRest(fetchAhead), []);
  useEffect(followTabs, []);
  return (
    <div role="status">
      <FetchedPlace>{isOn && <DiscreetNotice />}</FetchedPlace>
    </div>
  );
}
