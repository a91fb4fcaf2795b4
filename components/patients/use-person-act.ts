"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { PersonAnswer, PersonDraft } from "@/lib/patients/types/draft";
import type { Done } from "@/lib/result";

/** One deed at a time: is one under way, and why did the last one do nothing, in a sentence? */
export type PersonAct = {
  isPending: boolean;
  refusal: string | null;
  /** What a colleague wrote meanwhile in the same place. */
  theirs: Partial<PersonDraft> | null;
  /** Answers whether it was done. A page that has been left since does not care. */
  run(deed: () => Promise<PersonAnswer | Done>): Promise<boolean>;
};

/** Runs what is done about people; `onDone` brings the screen up to date before the button is free again. */
export function usePersonAct(onDone: () => void | Promise<void>): PersonAct {
  const t = useTranslations("patients.refused");
  const [isPending, setPending] = useState(false);
  const isRunning = useRef(false);
  const [last, setLast] = useState<PersonAnswer | Done | null>(null);
  async function run(deed: () => Promise<PersonAnswer | Done>): Promise<boolean> {
    if (isRunning.current) return false;
    isRunning.current = true;
    setPending(true);
    // Told anew where the same is refused again.
    setLast(null);
    const said = await deed().catch((): Done => ({ ok: false, reason: "other" }));
    if (said.ok) await onDone();
    isRunning.current = false;
    setLast(said);
    setPending(false);
    return said.ok;
  }
  const theirs = last && "theirs" in last ? last.theirs : null;
  const reason = last && !last.ok && !theirs ? last.reason : null;
  const refusal = reason && t(t.has(reason) ? reason : "other");
  return { isPending, refusal, theirs, run };
}
