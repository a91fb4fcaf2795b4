"use client";

import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect } from "react";
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
  useLayoutEffect(() => keepTitle(title), [title]);
}

/** The router writes the page's own title whenever it likes: after this screen is drawn, and on a move within it. */
function keepTitle(title: string) {
  const write = () => {
    if (document.title !== title) document.title = title;
  };
  write();
  const observer = new MutationObserver(write);
  observer.observe(document.head, {
    childList: true,
    subtree: true,
    characterData: true,
  });
  return () => observer.disconnect();
}
