"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, Suspense, useEffect } from "react";
import { Button } from "@/components/ui/buttons/button";
import { ErrorBoundary } from "./error-boundary";

type Props = {
  /** Is there a box for it already, as of a tool? Then the word stands in it. */
  isBoxed?: boolean;
  children: ReactNode;
};

/** The place of a window, menu or strip that is fetched later: where its script does not come, all else stays, and a word says so. */
export function LazyBoundary({ isBoxed = false, children }: Props) {
  return (
    <ErrorBoundary
      resetKey={Boolean(children)}
      fallback={(again) => (
        <NotFetched look={isBoxed ? boxedLook : placeLook} onRetry={again} />
      )}
    >
      <Suspense>{children}</Suspense>
    </ErrorBoundary>
  );
}

/** Without a network several do not come: they say so in one place, and are tried again together. */
const missing = new Set<() => void>();

function NotFetched({ look, onRetry }: { look: string; onRetry(): void }) {
  const t = useTranslations("shell.notFetched");
  useEffect(() => {
    missing.add(onRetry);
    return () => void missing.delete(onRetry);
  }, [onRetry]);
  return (
    <div role="alert" className={look}>
      <div className={noteLook}>
        <p className="min-w-0">{t("text")}</p>
        <Button
          size="small"
          className="shrink-0"
          onClick={() => {
            for (const again of missing) again();
          }}
        >
          {t("retry")}
        </Button>
      </div>
    </div>
  );
}

/** Where notices stand: it stays until it is tried again, and must not lie over what somebody writes in. */
const placeLook = "notice-place z-20!";

const boxedLook = "grid h-full place-content-center p-4";

const noteLook = "notice-card pointer-events-auto py-1.5 ps-4 pe-1.5";
