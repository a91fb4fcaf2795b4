"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icons/icon";

type Props = {
  isPinned: boolean;
  /** The arrival numbers of the patient's messages, shown or not. */
  arrivals: readonly number[];
  onClick(): void;
};

/** The way back to the bottom, with how many messages came while the reader was away from it. */
export function LatestButton({ isPinned, arrivals, onClick }: Props) {
  const t = useTranslations("dialog");
  const count = useNewSince(isPinned, arrivals);
  if (isPinned) return null;
  return (
    <button type="button" onClick={onClick} className="way-pill bottom-3">
      <Icon of="icon-arrow-down" size={16} />
      {count > 0 ? t("newBelow", { count }) : t("latest")}
    </button>
  );
}

/** How many of the patient's messages came after the bottom was last in sight. */
function useNewSince(isPinned: boolean, arrivals: readonly number[]): number {
  const newest = Math.max(0, ...arrivals);
  const [seenSeq, setSeenSeq] = useState(newest);
  if (isPinned && seenSeq !== newest) setSeenSeq(newest);
  return arrivals.filter((seq) => seq > seenSeq).length;
}
