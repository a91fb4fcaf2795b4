"use client";

import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDelayed } from "@/components/ui/use-delayed";
import type { LiveState } from "@/lib/live/types";

const patienceMs = 2000;

/** Says while the screen can't follow what happens. A short break is mended before anybody could read of it. */
export function ConnectionBanner({ state }: { state: LiveState }) {
  const t = useTranslations("inbox.connection");
  const lasting = useDelayed(state === "reconnecting", patienceMs);
  const shown = state === "offline" || lasting;
  return (
    <div role="status">
      {shown && (
        <p className="flex min-h-11 animate-appear items-center gap-2.5 bg-warn-soft px-4 py-1.5 text-ink text-preview">
          <WifiOff size={18} strokeWidth={1.75} className="shrink-0 text-warn" />
          <span>
            <strong className="font-semibold">
              {t(state === "offline" ? "offline" : "reconnecting")}.
            </strong>{" "}
            {t(state === "offline" ? "offlineText" : "reconnectingText")}
          </span>
        </p>
      )}
    </div>
  );
}
