import { useState, useTransition } from "react";
import { asFault } from "@/components/ui/forms/as-fault";
import { useConflictCheck } from "@/components/ui/forms/use-conflict-check";
import type {
  Retention,
  RetentionAnswer,
  RetentionMonths,
  RetentionPreview,
} from "@/lib/records/types";
import { isNothing } from "./retention-told";

export type RetentionActions = {
  preview(months: RetentionMonths): Promise<RetentionAnswer>;
  /** `seen` is what the form said when it was opened. */
  save(typed: RetentionMonths, seen: RetentionMonths): Promise<RetentionAnswer>;
};

/** What is to be saved, and what it would delete at once. */
type Asking = { months: RetentionMonths; preview: RetentionPreview };

/** Both times as they are chosen, looking at what they would delete, saving them, and what that came to. */
export function useRetention(retention: Retention, { preview, save }: RetentionActions) {
  const { messageMonths, deliveryMonths } = retention;
  const [months, setMonths] = useState({ messageMonths, deliveryMonths });
  const [saved, setSaved] = useState(months);
  const [said, setSaid] = useState<(RetentionAnswer & { saved: boolean }) | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [isPending, startTransition] = useTransition();
  const [asked, setAsked] = useState<"save" | "preview">("preview");
  const isUnsaved = !isSame(months, saved);
  const saveOver = useConflictCheck({ messageMonths, deliveryMonths }, save, {
    isUnsaved: isUnsaved || isPending,
    onStored(stored) {
      setMonths(stored);
      setSaved(stored);
    },
  });
  const run = (deed: typeof asked, work: () => Promise<void>) => {
    if (isPending) return;
    setAsked(deed);
    startTransition(work);
  };
  const look = async () =>
    setSaid({ ...(await preview(months).catch(asFault)), saved: false });
  const keep = async (chosen: RetentionMonths) => {
    const answer = await saveOver(chosen).catch(asFault);
    setAsking(null);
    setSaid({ ...answer, saved: true });
    if (answer.ok) setSaved(chosen);
  };
  /** What can't be brought back is asked about before it goes. */
  const lookAndKeep = async () => {
    const looked = await preview(months).catch(asFault);
    if (!looked.ok) setSaid({ ...looked, saved: false });
    else if (isNothing(looked.preview)) await keep(months);
    else setAsking({ months, preview: looked.preview });
  };
  return {
    months,
    said,
    isUnsaved,
    isPending,
    /** What is done just now. */
    doing: isPending ? asked : null,
    /** What is asked about before it is saved; null while nothing is. */
    wouldGo: asking?.preview ?? null,
    choose: (name: keyof RetentionMonths) => (value: number | null) => {
      setSaid(null);
      setMonths({ ...months, [name]: value });
    },
    look: () => run("preview", look),
    save: () => run("save", lookAndKeep),
    confirm: () => asking && run("save", () => keep(asking.months)),
    letBe: () => setAsking(null),
  };
}

const isSame = (one: RetentionMonths, other: RetentionMonths) =>
  one.messageMonths === other.messageMonths &&
  one.deliveryMonths === other.deliveryMonths;
