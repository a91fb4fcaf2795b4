"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChoosePerson } from "@/components/patients/choose-person";
import type { RecordActions } from "@/components/patients/person-actions";
import { usePersonAct } from "@/components/patients/use-person-act";
import { Button } from "@/components/ui/buttons/button";
import { Modal } from "@/components/ui/modals/modal";
import { Refusal } from "@/components/ui/notes/refusal";
import type { Person } from "@/lib/patients/types/person";
import { MergePreview } from "./merge-preview";
import { usePerson } from "./use-person";

type Props = {
  person: Person;
  /** Whom the record was offered to be merged with. */
  otherId?: number;
  merge: RecordActions["merge"];
  onClose(): void;
};

/** Chooses another record, shows what will be shown together, and merges; which of the two stays is asked as well. */
export function MergePeople({ person, otherId, merge, onClose }: Props) {
  const t = useTranslations("patients.merge");
  const router = useRouter();
  const [chosenId, setChosenId] = useState(otherId ?? null);
  const { person: other, hasFailed, askAgain } = usePerson(chosenId);
  const [choice, setChoice] = useState<number | null>(null);
  const act = usePersonAct(onClose);
  if (chosenId === null) {
    return (
      <ChoosePerson
        title={t("title")}
        text={t("choose")}
        offered={[]}
        without={[person.id]}
        refusal={null}
        isPending={false}
        onChoose={setChosenId}
        onClose={onClose}
      />
    );
  }
  const keptId = choice ?? staying(person, other).id;
  const [kept, gone] = keptId === person.id ? [person, other] : [other, person];
  async function submit() {
    if (!kept || !gone) return;
    const isDone = await act.run(() => merge(kept.id, gone.id));
    if (!isDone) return;
    router.replace(`/patients/${kept.id}`);
    router.refresh();
  }
  return (
    <Modal title={t("title")} onClose={onClose} width="md:max-w-150">
      <Refusal className="mb-3">{act.refusal}</Refusal>
      {other && (
        <MergePreview people={[person, other]} keptId={keptId} onKeep={setChoice} />
      )}
      {hasFailed && (
        <div role="alert" className="grid justify-items-center gap-2 py-6 text-preview">
          {t("failed")}
          <Button size="small" onClick={askAgain}>
            {t("retry")}
          </Button>
        </div>
      )}
      {!other && !hasFailed && (
        <p role="status" className="py-8 text-center text-ink-3 text-preview">
          {t("loading")}
        </p>
      )}
      <p className="mt-3 text-ink-2 text-preview">{t("undo")}</p>
      <div className="mt-4 flex justify-end gap-2 max-md:*:flex-1">
        <Button look="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button
          look="primary"
          disabled={!other}
          aria-disabled={act.isPending || undefined}
          onClick={() => void submit()}
        >
          {t("submit")}
        </Button>
      </div>
    </Modal>
  );
}

/** Which stays, if nobody says otherwise: what others were merged into can't go, and a patient would be a lead again. */
function staying(person: Person, other: Person | null): Person {
  const weight = ({ merged, kind }: Person) =>
    (merged.length > 0 ? 2 : 0) + (kind === "patient" ? 1 : 0);
  return other && weight(other) > weight(person) ? other : person;
}
