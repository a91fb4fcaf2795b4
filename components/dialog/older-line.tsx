"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { OlderState } from "./use-older";

type Props = { state: OlderState; onLoad(): void };

/** What stands above the earliest loaded message: its place is kept, so nothing jumps. */
export function OlderLine({ state, onLoad }: Props) {
  const t = useTranslations("dialog");
  return (
    <li className="flex min-h-10 items-center justify-center gap-2 pb-2 text-ink-2 text-meta">
      {state === "loading" && (
        <span className="animate-appear-late">{t("loadingOlder")}</span>
      )}
      {state === "failed" && <span>{t("olderFailed")}</span>}
      {state !== "loading" && (
        <Button
          size="small"
          look={state === "failed" ? "plain" : "quiet"}
          onClick={onLoad}
        >
          {t(state === "failed" ? "retry" : "loadOlder")}
        </Button>
      )}
    </li>
  );
}
