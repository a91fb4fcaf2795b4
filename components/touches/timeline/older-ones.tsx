"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/buttons/button";
import type { Timeline } from "./use-timeline";

type Props = { state: Timeline["olderState"]; onLoad(): void };

/** Brings earlier ones as soon as one has come near the end, and says where they did not come. */
export function OlderOnes({ state, onLoad }: Props) {
  const t = useTranslations("touches.timeline");
  const line = useRef<HTMLDivElement>(null);
  const latest = useRef(onLoad);
  useEffect(() => {
    latest.current = onLoad;
  });
  useEffect(() => {
    if (!line.current || state !== "ready" || typeof IntersectionObserver === "undefined")
      return;
    const observer = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting }) => isIntersecting) && latest.current(),
      { rootMargin: "400px" },
    );
    observer.observe(line.current);
    return () => observer.disconnect();
  }, [state]);
  return (
    <div
      ref={line}
      className="flex min-h-11 items-center justify-center gap-2 text-ink-2 text-meta print:hidden"
    >
      {state === "failed" && <span role="alert">{t("olderFailed")}</span>}
      {state === "loading" ? (
        <span className="animate-appear-late">{t("loadingOlder")}</span>
      ) : (
        <Button
          size="small"
          look={state === "failed" ? "plain" : "quiet"}
          onClick={onLoad}
        >
          {t(state === "failed" ? "again" : "older")}
        </Button>
      )}
    </div>
  );
}
