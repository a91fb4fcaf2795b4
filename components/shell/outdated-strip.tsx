"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { reportOutdated, useOutdated } from "./outdated";

/** Says that the portal has been updated meanwhile, once something that was done here found that out. */
export function OutdatedStrip() {
  const t = useTranslations("shell.outdated");
  const isOutdated = useOutdated();
  useEffect(() => {
    const onRejected = ({ reason }: PromiseRejectionEvent) => {
      if (unstable_isUnrecognizedActionError(reason)) reportOutdated();
    };
    addEventListener("unhandledrejection", onRejected);
    return () => removeEventListener("unhandledrejection", onRejected);
  }, []);
  return (
    <div role="alert">
      {isOutdated && (
        <div className="warn-strip border-line border-b py-1">
          <Icon of="icon-refresh-cw" size={18} className="shrink-0 text-warn" />
          <p className="min-w-0 flex-1">
            <strong className="font-semibold">{t("title")}</strong> {t("text")}
          </p>
          <Button size="small" onClick={() => location.reload()}>
            {t("reload")}
          </Button>
        </div>
      )}
    </div>
  );
}
