"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { subscribe } from "@/lib/live/subscribe";
import type { LiveConnection } from "@/lib/live/types";
import { drawAnew } from "./draw-anew";

type Props = { live: LiveConnection; channels: string[] };

/**
 * Has the page drawn anew by the server when what may be seen of the accounts is another than before: that one came,
 * went, or can't send.
 */
export function KeepRenewed({ live, channels }: Props) {
  const router = useRouter();
  const place = JSON.stringify(live);
  const heard = channels.join(" ");
  useEffect(() => {
    let wasHeard = false;
    return subscribe({
      connection: JSON.parse(place),
      channels: heard.split(" "),
      onChanged: ({ renewed }) => renewed && drawAnew(router),
      // What was said while nobody heard it may have been this.
      onReady() {
        if (wasHeard) drawAnew(router);
        wasHeard = true;
      },
      onState: () => undefined,
    });
  }, [router, place, heard]);
  return null;
}
