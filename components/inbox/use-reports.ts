"use client";

import { useEffect } from "react";
import { reportConnection } from "@/components/shell/connection";
import { reportUnread } from "@/components/shell/unread";
import type { LiveState } from "@/lib/live/types";

type Reported = { connection: LiveState; unread: number };

/** Tells the frame around the screen what it shows of it. */
export function useReports({ connection, unread }: Reported) {
  useEffect(() => {
    reportConnection(connection);
    return () => reportConnection(null);
  }, [connection]);
  useEffect(() => reportUnread(unread), [unread]);
}
