"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, Suspense } from "react";
import { Bulkhead } from "./bulkhead";
import { Button } from "./button";

/** The place of a window, menu or strip that is fetched later: where its script does not come, all else stays, and a word says so. */
export function FetchedPlace({ children }: { children: ReactNode }) {
  return (
    <Bulkhead of={Boolean(children)} instead={(again) => <NotFetched onRetry={again} />}>
      <Suspense>{children}</Suspense>
    </Bulkhead>
  );
}

function NotFetched({ onRetry }: { onRetry(): void }) {
  const t = useTranslations("shell.notFetched");
  return (
    <div role="alert" className={placeLook}>
      <p>{t("text")}</p>
      <Button size="small" onClick={onRetry}>
        {t("retry")}
      </Button>
    </div>
  );
}

const placeLook =
  "fixed inset-x-4 bottom-4 z-20 mx-auto flex w-fit items-center gap-3 rounded-control border border-line-strong " +
  "bg-raised py-1.5 ps-4 pe-1.5 font-medium text-ink text-preview shadow-popover max-md:bottom-44";
