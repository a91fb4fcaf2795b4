"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { subscribe } from "@/lib/live/subscribe";
import type { LiveConnection } from "@/lib/live/types";
import { drawAnew } from "./draw-anew";

type Props = { live: LiveConnection; channels: string[] };

/** What happens to several accounts at once is drawn once. */
const gatherMs = 300;

/**
 * Has the page drawn anew by the server when what may be seen of the accounts is another than before: that one came,
 * went, or can't send.
 */
export function KeepRenewed({ live, channels }: Props) {
  const router = useRouter();
  const place = JSON.stringify(live);
  const heard = channels.join(" ");
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    let wasHeard = false;
    const refresh = () => {
      clearTimeout(soon);
      soon = setTimeout(() => void drawAnew(router), gatherMs);
    };
    const leave = subscribe({
      connection: JSON.parse(place),
      channels: heard.split(" "),
      onChanged: ({ renewed }) => renewed && refresh(),
      // What was said while nobody heard it may have been this.
      onReady() {
        if (wasHeard) refresh();
        wasHeard = true;
      },
      onState: () => undefined,
    });
    return () => {
      clearTimeout(soon);
      leave();
    };
  }, [router, place, heard]);
  return null;
}
