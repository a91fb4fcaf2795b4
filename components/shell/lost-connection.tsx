"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Icon } from "@/components/ui/icons/icon";
import { clockTime } from "@/lib/format";
import { hasNoNetwork } from "@/lib/live/browser/network";
import { useConnection } from "./connection";
import { drawAnew } from "./draw-anew";

/** A short break is mended before anybody could read of it. */
const patienceMs = 2_000;

/**
 * Says while a page can't follow what happens, and since when; where there is no network, on every page. What was
 * missed is drawn as soon as it can be. Dialogs says more by itself.
 */
export function LostConnection({ timeZone }: { timeZone: string }) {
  const t = useTranslations("shell.lost");
  const router = useRouter();
  const isDialogs = /^\/dialogs(\/|$)/.test(usePathname() ?? "");
  const reported = useConnection() ?? "live";
  const isOffline = useSyncExternalStore(onNetwork, hasNoNetwork, () => false);
  const state = isOffline ? "offline" : reported;
  const isLost = !isDialogs && state !== "live";
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => {
    if (!isLost) return;
    const beganAt = Date.now();
    let isTold = false;
    const timer = setTimeout(() => {
      isTold = true;
      setSince(beganAt);
    }, patienceMs);
    return () => {
      clearTimeout(timer);
      setSince(null);
      if (isTold) void drawAnew(router);
    };
  }, [isLost, router]);
  return (
    <div role="status">
      {state !== "live" && since !== null && (
        <div className="warn-strip border-line border-b">
          <Icon of="icon-wifi-off" size={18} className="shrink-0 text-warn" />
          <p className="min-w-0 flex-1">
            <strong className="font-semibold">
              {t(state, { since: clockTime(since, timeZone) })}
            </strong>{" "}
            {t(`${state}Text`)}
          </p>
        </div>
      )}
    </div>
  );
}

function onNetwork(listener: () => void) {
  const listening = new AbortController();
  for (const change of ["online", "offline"])
    addEventListener(change, listener, listening);
  return () => listening.abort();
}
