"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { DrawnMessage } from "@/components/inbox/state/drawn";

/** A burst is one announcement. */
const burstMs = 1000;

type Props = { messages: readonly DrawnMessage[]; name: string };

/** Tells those who listen that the patient wrote, without reading the thread again. */
export function Arrivals({ messages, name }: Props) {
  const t = useTranslations("dialog");
  const newest = newestInbound(messages);
  const [told, setTold] = useState({ seq: newest, count: 0 });
  useEffect(() => {
    if (newest <= told.seq) return;
    const arrived = messages.filter(
      ({ direction, seq }) => direction === "inbound" && seq > told.seq,
    );
    const timer = setTimeout(
      () => setTold({ seq: newest, count: arrived.length }),
      burstMs,
    );
    return () => clearTimeout(timer);
  }, [newest, told.seq, messages]);
  return (
    <p role="status" className="sr-only">
      {told.count > 0 && (
        <span key={told.seq}>{t("arrived", { count: told.count, name })}</span>
      )}
    </p>
  );
}

const newestInbound = (messages: readonly DrawnMessage[]) =>
  messages.reduce(
    (newest, { direction, seq }) =>
      direction === "inbound" ? Math.max(newest, seq) : newest,
    0,
  );
