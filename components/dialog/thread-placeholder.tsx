"use client";

import { CloudAlert, MessageSquareText, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { Button, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What stands in the thread's place before a dialog is chosen. */
export function NoDialog() {
  const t = useTranslations("dialog.none");
  return (
    <EmptyState icon={MessageSquareText} title={t("title")}>
      {t("text")}
    </EmptyState>
  );
}

type MissingProps = {
  backHref: string;
  onFollow(event: MouseEvent, href: string): void;
};

/** An address that leads to no dialog, or to none that may be seen: which of them is not said. */
export function MissingDialog({ backHref, onFollow }: MissingProps) {
  const t = useTranslations("dialog.missing");
  const back = (
    <a
      href={backHref}
      onClick={(event) => onFollow(event, backHref)}
      className={buttonLook()}
    >
      {t("back")}
    </a>
  );
  return (
    <EmptyState icon={SearchX} title={t("title")} action={back}>
      {t("text")}
    </EmptyState>
  );
}

/** The dialog could not be had; trying again is all there is to do. */
export function FailedDialog({ onRetry }: { onRetry(): void }) {
  const t = useTranslations("dialog");
  return (
    <EmptyState
      icon={CloudAlert}
      title={t("failedToOpen.title")}
      action={<Button onClick={onRetry}>{t("retry")}</Button>}
    >
      {t("failedToOpen.text")}
    </EmptyState>
  );
}
