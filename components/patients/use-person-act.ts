"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PersonAnswer } from "@/lib/patients/types";

/** One deed at a time: is one under way, and why did the last one do nothing, in a sentence? */
export type PersonAct = {
  isPending: boolean;
  refusal: string | null;
  /** Answers whether it was done. A page that has been left since does not care. */
  run(deed: () => Promise<PersonAnswer>): Promise<boolean>;
};

/** Runs what is done about people; `onDone` brings the screen up to date before the button is free again. */
export function usePersonAct(onDone: () => void | Promise<void>): PersonAct {
  const t = useTranslations("patients.refused");
  const [isPending, setPending] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  async function run(deed: () => Promise<PersonAnswer>): Promise<boolean> {
    if (isPending) return false;
    setPending(true);
    const said = await deed().catch((): PersonAnswer => ({ ok: false, reason: "other" }));
    if (said.ok) await onDone();
    setReason(said.ok ? null : said.reason);
    setPending(false);
    return said.ok;
  }
  const refusal = reason && t(t.has(reason) ? reason : "other");
  return { isPending, refusal, run };
}
