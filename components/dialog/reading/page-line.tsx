"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/buttons/button";
import type { PageState } from "./use-page";

type Props = { side: "older" | "newer"; state: PageState; onLoad(): void };

/** What stands where the loaded messages end before the thread does: its place is kept, so nothing jumps. */
export function PageLine({ side, state, onLoad }: Props) {
  const t = useTranslations("dialog");
  return (
    <li className="flex min-h-10 items-center justify-center gap-2 pb-2 text-ink-2 text-meta">
      {state === "loading" && (
        <span className="animate-appear-late">{t(`page.${side}.loading`)}</span>
      )}
      {state === "failed" && <span>{t(`page.${side}.failed`)}</span>}
      {state !== "loading" && (
        <Button
          size="small"
          look={state === "failed" ? "plain" : "quiet"}
          onClick={onLoad}
        >
          {t(state === "failed" ? "retry" : `page.${side}.load`)}
        </Button>
      )}
    </li>
  );
}
