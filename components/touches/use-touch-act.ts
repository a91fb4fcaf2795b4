"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import { reportDue } from "@/components/shell/follow-ups-due";
import type { TouchAnswer, TouchDraft, TouchProblem } from "@/lib/touches/types";
import { touchesHaveChanged } from "./touch-pulse";

/** What became of the latest deed: why it was refused, what is wrong with which field, and what a colleague wrote there. */
type Outcome = {
  refusal: string | null;
  problems: TouchProblem[];
  theirs: Partial<TouchDraft> | null;
};

const nothing: Outcome = { refusal: null, problems: [], theirs: null };

/**
 * Does something about a touch, once at a time; everything that shows touches is read again when it was done, and when
 * it could not be since somebody else had done something. `run` answers what came of it; null while another one runs.
 */
export function useTouchAct() {
  const [isPending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(nothing);
  const isRunning = useRef(false);
  const run = useCallback(
    async (deed: () => Promise<TouchAnswer>): Promise<TouchAnswer | null> => {
      if (isRunning.current) return null;
      isRunning.current = true;
      setPending(true);
      setOutcome(nothing);
      const said = await deed().catch(unreached);
      isRunning.current = false;
      setPending(false);
      if (said.ok) reportDue(said.due);
      else
        setOutcome({
          refusal: said.reason,
          problems: "problems" in said ? said.problems : [],
          theirs: "theirs" in said ? said.theirs : null,
        });
      if (said.ok || isOfOthers(said)) touchesHaveChanged();
      return said;
    },
    [],
  );
  return { run, isPending, ...outcome };
}

/** Is a deed refused for what somebody else did meanwhile? */
export const isOfOthers = (said: TouchAnswer): boolean =>
  !said.ok && ofOthers.has(said.reason);

const ofOthers = new Set(["changedMeanwhile", "withdrawn", "notFound"]);

const unreached = (error: unknown): TouchAnswer => ({
  ok: false,
  reason: unstable_isUnrecognizedActionError(error) ? "outdated" : "network",
});
