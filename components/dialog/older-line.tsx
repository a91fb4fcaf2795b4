"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

type Props = { state: "ready" | "loading" | "failed"; onLoad(): void };

/** What stands above the earliest loaded message: its place is kept, so nothing jumps. */
export function OlderLine({ state, onLoad }: Props) {
  const t = useTranslations("dialog");
  return (
    <li className="flex min-h-10 items-center justify-center gap-2 pb-2 text-ink-2 text-meta">
      {state === "loading" && <span className="animate-appear-late">{t("loadingOlder")}</span>}
      {state === "failed" && (
        <>
          {t("olderFailed")}
          <Button size="small" onClick={onLoad}>
            {t("retry")}
          </Button>
        </>
      )}
      {state === "ready" && (
        <Button size="small" look="quiet" onClick={onLoad}>
          {t("loadOlder")}
        </Button>
      )}
    </li>
  );
}
