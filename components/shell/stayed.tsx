"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toastLook, toastPlace } from "@/components/notifications/toast-look";
import { keepPage } from "./keep-page";

/** Keeps the page while there is no network, and says so to whoever would have left it. */
export function Stayed() {
  const t = useTranslations("shell.stayed");
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    keepPage(() => setTimes((before) => before + 1), signal);
    addEventListener("online", () => setTimes(0), { signal });
    return () => listening.abort();
  }, []);
  return (
    <div role="alert" className={toastPlace}>
      {times > 0 && (
        <p key={times} className={`${toastLook} block! pe-4`}>
          <strong className="font-semibold">{t("title")}</strong> {t("text")}
        </p>
      )}
    </div>
  );
}
