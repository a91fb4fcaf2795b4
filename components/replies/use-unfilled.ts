"use client";

import { useTranslations } from "next-intl";
import { cannedNames } from "@/lib/replies/types";

/** The first sign in a text for what a canned reply did not know; a patient would read it as it is. */
export function useUnfilled(text: string): string | null {
  const t = useTranslations("replies.missing");
  return cannedNames.map((name) => t(name)).find((sign) => text.includes(sign)) ?? null;
}
