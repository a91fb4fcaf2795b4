import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { asFault } from "@/components/ui/forms/as-fault";
import type { ReplayAnswer } from "@/lib/health/types";

export type Replay = (ids: number[]) => Promise<ReplayAnswer>;

/** Tries quarantined events again, once at a time, and says what became of them. */
export function useReplay(replay: Replay) {
  const t = useTranslations("health.quarantined");
  const refusal = useTranslations("auth.refused");
  const [said, setSaid] = useState("");
  const [isPending, startTransition] = useTransition();
  const again = (ids: number[]) => {
    if (isPending) return;
    setSaid("");
    startTransition(async () => {
      const answer = await replay(ids).catch(asFault);
      if (!answer.ok) return setSaid(refusal(answer.reason));
      const { settled, quarantined } = answer;
      setSaid(t("replayed", { settled, quarantined }));
    });
  };
  return { said, isPending, again };
}
