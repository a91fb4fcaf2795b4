"use client";

import { Archive, CloudAlert, Inbox, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { Button, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Tab } from "@/lib/dialogs/types";

type Props = {
  tab: Tab;
  q: string;
  clearHref: string;
  onFollow(event: MouseEvent, href: string): void;
};

/** A list without rows says why, and what comes by itself. */
export function ListEmpty({ tab, q, clearHref, onFollow }: Props) {
  const t = useTranslations("inbox");
  if (!q) {
    return (
      <EmptyState
        icon={tab === "active" ? Inbox : Archive}
        title={t(`empty.${tab}.title`)}
      >
        {t(`empty.${tab}.text`)}
      </EmptyState>
    );
  }
  const clear = (
    <a
      href={clearHref}
      onClick={(event) => onFollow(event, clearHref)}
      className={buttonLook()}
    >
      {t("search.clear")}
    </a>
  );
  return (
    <EmptyState icon={SearchX} title={t("search.none", { q })} action={clear}>
      {t(`search.hint.${tab}`)}
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
