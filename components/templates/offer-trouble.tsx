"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { OfferState } from "./use-offer";

type Props = { offer: OfferState; onRetry(): void };

/** Why there is no template to choose, or that those shown may be old. */
export function OfferTrouble({ offer, onRetry }: Props) {
  const t = useTranslations("templates.choose");
  if (offer === "loading")
    return (
      <p role="status" className={look}>
        {t("loading")}
      </p>
    );
  if (offer === "failed" || (offer.failure && offer.templates.length === 0)) {
    return (
      <div className="flex items-center gap-3">
        <p role="alert" className={look}>
          {t("failed")}
        </p>
        <Button size="small" onClick={onRetry}>
          {t("retry")}
        </Button>
      </div>
    );
  }
  if (offer.templates.length === 0) return <p className={look}>{t("none")}</p>;
  return offer.failure ? <p className="mb-3 text-meta text-warn">{t("old")}</p> : null;
}

const look = "text-ink-2 text-preview";
