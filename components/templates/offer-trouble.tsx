"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { twilioHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { Button, buttonLook } from "@/components/ui/buttons/button";
import { PageLink } from "@/components/ui/links/page-link";
import type { OfferState } from "./use-offer";

type Props = {
  offer: OfferState;
  /** May the reader look after accounts? */
  isAdmin: boolean;
  onRetry(): void;
};

/** Why there is no template to choose, or that those shown may be old. */
export function OfferTrouble({ offer, isAdmin, onRetry }: Props) {
  const t = useTranslations("templates.choose");
  if (offer === "loading")
    return (
      <p role="status" className={look}>
        {t("loading")}
      </p>
    );
  const mended = (why: "unauthorised" | "none", href: Route, again?: () => void) => (
    <div className="flex flex-wrap items-center gap-3">
      <p className={look}>{t(why)}</p>
      {isAdmin && (
        <PageLink href={href} className={buttonLook({ size: "small" })}>
          {t("settings")}
        </PageLink>
      )}
      {again && (
        <Button size="small" onClick={again}>
          {t("again")}
        </Button>
      )}
    </div>
  );
  if (isRefused(offer)) return mended("unauthorised", twilioHrefs.page);
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
  if (offer.templates.length === 0) return mended("none", "/settings/templates", onRetry);
  return offer.failure ? <p className="mb-3 text-meta text-warn">{t("old")}</p> : null;
}

/** Asking again would not help. */
const isRefused = (offer: OfferState) =>
  typeof offer === "object" &&
  offer.failure === "unauthorised" &&
  offer.templates.length === 0;

const look = "text-ink-2 text-preview";
