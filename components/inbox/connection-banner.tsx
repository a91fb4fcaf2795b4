"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { useDelayed } from "@/components/ui/loading/use-delayed";
import { clockTime } from "@/lib/format";
import type { LiveState } from "@/lib/live/types";

const patienceMs = 2000;

type Props = { state: LiveState; zone: string; onRetry(): void };

/** Says while the screen can't follow what happens, and since when. A short break is mended before anybody could read of it. */
export function ConnectionBanner({ state, zone, onRetry }: Props) {
  const t = useTranslations("inbox.connection");
  const isBroken = state === "connecting" || state === "reconnecting";
  const isLasting = useDelayed(isBroken, patienceMs);
  const since = useSince(state !== "live");
  const isShown = state === "offline" || isLasting;
  return (
    <div role="status">
      {isShown && (
        <div className="warn-strip">
          <Icon of="icon-wifi-off" size={18} className="shrink-0 text-warn" />
          <p className="min-w-0 flex-1">
            <strong className="font-semibold">
              {t(state, { since: since === null ? "" : clockTime(since, zone) })}
            </strong>{" "}
            {t(`${state}Text`)}
          </p>
          <Button size="small" onClick={onRetry}>
            {t("retry")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** When it began to be so; null while it is not. */
function useSince(isSo: boolean): number | null {
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => {
    if (!isSo) return;
    setSince(Date.now());
    return () => setSince(null);
  }, [isSo]);
  return since;
}
