"use client";

import { useTranslations } from "next-intl";
import type { Attendant } from "@/lib/dialogs/types/presence";
import { firstNameOf } from "@/lib/format";

/** Who of the colleagues is at a dialog, in words; empty where nobody is. Who writes matters more than who looks. */
export function usePresenceWords(there: readonly Attendant[]): string {
  const t = useTranslations("colleagues.presence");
  const writing = there.filter(({ typing }) => typing);
  const told = writing.length > 0 ? writing : there;
  const [one, other] = told;
  if (!one) return "";
  return t(writing.length > 0 ? "typing" : "viewing", {
    count: told.length,
    name: firstNameOf(one.colleague.name),
    other: other ? firstNameOf(other.colleague.name) : "",
  });
}
