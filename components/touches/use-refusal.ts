"use client";

import { useTranslations } from "next-intl";

/** Why something about a touch was not done, in a sentence. */
export function useRefusal(): (reason: string) => string {
  const t = useTranslations("touches.refused");
  return (reason) => t(t.has(reason) ? reason : "other");
}
