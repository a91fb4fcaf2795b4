"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ConfirmModal } from "@/components/ui/modals/confirm-modal";
import { isCovered } from "./back-closes";
import { onBrowserBack } from "./on-browser-back";

/**
 * Asks before the page is left while something on it is not saved: with its tab, by Back, or by a link. Links of the
 * form itself (Cancel) have been answered. It stands beside the form: within it, an answer would submit the form.
 */
export function UnsavedGuard({ isUnsaved }: { isUnsaved: boolean }) {
  const t = useTranslations("shell.leavePage");
  const router = useRouter();
  const [leave, setLeave] = useState<{ goOn(): void } | null>(null);
  useEffect(() => {
    if (!isUnsaved) return;
    const listening = new AbortController();
    const { signal } = listening;
    function ask(event: Event, goOn: () => void) {
      event.preventDefault();
      // Of several forms that are not saved, one asks.
      event.stopImmediatePropagation();
      setLeave({ goOn });
    }
    addEventListener("beforeunload", (event) => event.preventDefault(), { signal });
    addEventListener(
      "click",
      (event) => {
        const href = hrefElsewhere(event);
        if (href) ask(event, () => router.push(href));
      },
      { signal, capture: true },
    );
    onBrowserBack((event) => {
      if (isCovered()) return;
      const steps = event.destination.index - (navigation.currentEntry?.index ?? 0);
      ask(event, () => history.go(steps));
    }, signal);
    return () => listening.abort();
  }, [isUnsaved, router]);
  if (!leave) return null;
  return (
    <ConfirmModal
      title={t("title")}
      text={t("text")}
      words={{ cancel: t("stay"), confirm: t("leave"), confirming: t("leave") }}
      isGrave
      isPending={false}
      confirm={() => {
        setLeave(null);
        leave.goOn();
      }}
      onClose={() => setLeave(null)}
    />
  );
}

/** The page of this portal that a click leads to in this tab, if it is another one. */
function hrefElsewhere(event: MouseEvent): Route | null {
  const { button, metaKey, ctrlKey, shiftKey, altKey, target } = event;
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return null;
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link?.href || link.target || link.hasAttribute("download")) return null;
  const { origin, pathname, search, hash } = link;
  const isHere = pathname === location.pathname && search === location.search;
  if (origin !== location.origin || isHere || link.closest("form")) return null;
  return `${pathname}${search}${hash}` as Route;
}
