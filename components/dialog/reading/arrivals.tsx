"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** A burst is one announcement. */
const burstMs = 1000;

/** `arrivals` are the arrival numbers of all known messages of the patient, shown or not. */
type Props = { arrivals: readonly number[]; name: string };

/** Tells those who listen that the patient wrote, without reading the thread again. */
export function Arrivals({ arrivals, name }: Props) {
  const t = useTranslations("dialog");
  const newest = Math.max(0, ...arrivals);
  const [told, setTold] = useState({ seq: newest, count: 0 });
  useEffect(() => {
    if (newest <= told.seq) return;
    const count = arrivals.filter((seq) => seq > told.seq).length;
    const timer = setTimeout(() => setTold({ seq: newest, count }), burstMs);
    return () => clearTimeout(timer);
  }, [newest, told.seq, arrivals]);
  return (
    <p role="status" className="sr-only">
      {told.count > 0 && (
        <span key={told.seq}>{t("arrived", { count: told.count, name })}</span>
      )}
    </p>
  );
}
