"use client";

import { useTranslations } from "next-intl";
import { buttonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";

/** The session has ended while something here is not kept yet: signing in elsewhere lets this page go on. */
export function SignedOutBanner() {
  const t = useTranslations("inbox.signedOut");
  return (
    <div role="alert" className="warn-strip flex-wrap">
      <Icon of="icon-log-in" size={18} className="shrink-0 text-warn" />
      <span className="min-w-0 flex-1">
        <strong className="font-semibold">{t("title")}</strong> {t("text")}
      </span>
      <a
        href="/sign-in?callbackUrl=%2Fdialogs"
        target="_blank"
        rel="noopener"
        className={buttonLook({ size: "small" })}
      >
        {t("signIn")}
      </a>
    </div>
  );
}
