"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { drawAnew, isHeld } from "./draw-anew";

/**
 * All tabs of a browser share one session. A page that was drawn for somebody else than who has signed in since begins
 * anew; where words stand on it, they stay, and it says who is signed in.
 */
export function OneMember({ id }: { id: number }) {
  const router = useRouter();
  useEffect(() => {
    if (typeof BroadcastChannel === "undefined") return;
    const tabs = new BroadcastChannel("dialogs.member");
    tabs.onmessage = ({ data }: MessageEvent<number>) => {
      if (data === id) return;
      if (isHeld()) drawAnew(router);
      else location.reload();
    };
    tabs.postMessage(id);
    return () => tabs.close();
  }, [router, id]);
  return null;
}
