"use client";

import { Archive, CloudAlert, FunnelX, Inbox, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { Button, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListFilter, Tab } from "@/lib/dialogs/types";
import { isUnfiltered } from "./state/place";

type Props = {
  tab: Tab;
  q: string;
  filter: ListFilter;
  /** The list without its search. */
  clearHref: string;
  /** The list without its filter. */
  widenHref: string;
  onFollow(event: MouseEvent, href: string): void;
};

/** A list without rows says why, and what comes by itself. */
export function ListEmpty({ tab, q, filter, clearHref, widenHref, onFollow }: Props) {
  const t = useTranslations("inbox");
  const isNarrowed = !isUnfiltered(filter);
  const wayOut = (href: string, words: string) => (
    <a href={href} onClick={(event) => onFollow(event, href)} className={buttonLook()}>
      {words}
    </a>
  );
  if (q) {
    return (
      <EmptyState
        icon={SearchX}
        title={t("search.none", { q })}
        action={wayOut(clearHref, t("search.clear"))}
      >
        {t(isNarrowed ? "search.hintNarrowed" : "search.hint")}
      </EmptyState>
    );
  }
  if (isNarrowed) {
    return (
      <EmptyState
        icon={FunnelX}
        title={t(`empty.${tab}.title`)}
        action={wayOut(widenHref, t("filter.clear"))}
      >
        {t("empty.narrowed")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={tab === "active" ? Inbox : Archive} title={t(`empty.${tab}.title`)}>
      {t(`empty.${tab}.text`)}
    </EmptyState>
  );
}
/** The list could not be had; trying again is all there is to do. */
export function ListFailed({ onRetry }: { onRetry(): void }) {
  const t = useTranslations("inbox.failed");
  return (
    <EmptyState
      icon={CloudAlert}
      title={t("title")}
      action={<Button onClick={onRetry}>{t("retry")}</Button>}
    >
      {t("text")}
    </EmptyState>
  );
}
