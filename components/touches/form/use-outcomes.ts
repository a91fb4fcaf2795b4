"use client";

import { useTranslations } from "next-intl";
import type { ManualKind } from "@/lib/touches/types";

const outcomes: Record<ManualKind, readonly string[]> = {
  call: ["reached", "noAnswer", "voicemail", "callBack", "wrongNumber"],
  visit: ["done", "missed", "moved", "cancelled"],
  message: ["answered", "toAnswer", "toMove", "booked", "passedOn"],
  email: ["sent", "answered", "toAnswer", "passedOn"],
  note: ["forInformation", "toDo"],
  update: ["changed", "booked", "moved", "cancelled"],
  other: ["done", "open"],
};

/** The outcomes that are offered for a kind of touch, in words: the record keeps the words. */
export function useOutcomes(): (kind: ManualKind) => string[] {
  const t = useTranslations("touches.outcomes");
  return (kind) => outcomes[kind].map((name) => t(`${kind}.${name}`));
}
