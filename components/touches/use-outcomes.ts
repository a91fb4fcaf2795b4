"use client";

import { useTranslations } from "next-intl";
import type { ManualKind } from "@/lib/touches/types";

/** The outcomes that are offered for a kind of touch, in words: the record keeps the words. */
export function useOutcomes(): (kind: ManualKind) => string[] {
  const t = useTranslations("touches.outcomes");
  return (kind) => Object.values(t.raw(kind) as Record<string, string>);
}
