"use client";

import { useTranslations } from "next-intl";
import type { ManualKind, TouchDirection } from "@/lib/touches/types";

type Named = { kind: ManualKind; direction: TouchDirection | null; outcome: string };

/** What a touch is called: `Call, outgoing: no answer`. */
export function useTouchTitle(): (touch: Named) => string {
  const t = useTranslations("touches");
  return ({ kind, direction, outcome }) =>
    t("title", {
      kind: t(`kinds.${kind}`),
      way: direction ? "known" : "none",
      direction: direction ? t(`directions.${direction}`) : "",
      end: outcome ? "known" : "none",
      outcome,
    });
}
