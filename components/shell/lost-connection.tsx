"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Icon } from "@/components/ui/icons/icon";
import { clockTime } from "@/lib/format";
import { hasNoNetwork } from "@/lib/live/browser/network";
import type { LiveState } from "@/lib/live/types";
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
  const isDialogs = /^\/dialogs(\/|$)/.test(usePathname() ?? "");
  const state = usePresentState();
  const lost = state === "live" ? null : state;
  const since = useSince(lost !== null);
  useMissed(state, since !== null, isDialogs);
  return (
    <div role="status">
      {!isDialogs && lost !== null && since !== null && (
        <div className="warn-strip border-line border-b">
          <Icon of="icon-wifi-off" size={18} className="shrink-0 text-warn" />
          <p className="min-w-0 flex-1">
            <strong className="font-semibold">
              {t(lost, { since: clockTime(since, timeZone) })}
            </strong>{" "}
            {t(`${lost}Text`)}
          </p>
        </div>
      )}
    </div>
  );
}

/** Null where there is a network and no page says more. A live server that won't have us is no reason to save nothing. */
function usePresentState(): LiveState | null {
  const reported = useConnection();
  const isOffline = useSyncExternalStore(onNetwork, hasNoNetwork, () => false);
  if (isOffline) return "offline";
  return reported === "offline" ? "reconnecting" : reported;
}

function onNetwork(listener: () => void) {
  const listening = new AbortController();
  for (const change of ["online", "offline"])
    addEventListener(change, listener, listening);
  return () => listening.abort();
}

/** When it was lost, however many pages were seen since; null for as long as that may be over in a moment. */
function useSince(isLost: boolean): number | null {
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => {
    if (!isLost) return;
    const beganAt = Date.now();
    const timer = setTimeout(() => setSince(beganAt), patienceMs);
    return () => {
      clearTimeout(timer);
      setSince(null);
    };
  }, [isLost]);
  return since;
}

/** Has the page drawn that was lasting without a connection and has one again. Where it was left nothing is known of that. */
function useMissed(state: LiveState | null, isLasting: boolean, isDialogs: boolean) {
  const router = useRouter();
  const lasting = useRef<LiveState | null>(null);
  const callOff = useRef(() => {});
  useEffect(() => {
    const before = lasting.current;
    const isRegained = state === "live" || (state === null && before === "offline");
    if (isRegained && before !== null && !isDialogs) callOff.current = drawAnew(router);
    lasting.current = isLasting && !isRegained ? state : null;
  }, [state, isLasting, isDialogs, router]);
  useEffect(() => () => callOff.current(), []);
}
