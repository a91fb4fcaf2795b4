"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { reportConnection } from "@/components/shell/connection";
import { reportUnread } from "@/components/shell/unread";
import type { LiveState } from "@/lib/live/types";

type Reported = { connection: LiveState; unread: number };

/** Tells the frame around the screen, and the browser's tab, what they show of it. */
export function useReports({ connection, unread }: Reported) {
  const t = useTranslations("inbox");
  const title = t("tabTitle", { title: t("title"), count: unread });
  useEffect(() => {
    reportConnection(connection);
    return () => reportConnection(null);
  }, [connection]);
  useEffect(() => reportUnread(unread), [unread]);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
