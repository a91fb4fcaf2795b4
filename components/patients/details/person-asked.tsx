"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChoosePerson } from "@/components/patients/choose-person";
import { NewPersonForm } from "@/components/patients/form/new-person-form";
import { draftOf, newDraft } from "@/components/patients/form/person-draft";
import { PersonForm } from "@/components/patients/form/person-form";
import type { PersonActions } from "@/components/patients/person-actions";
import { usePersonAct } from "@/components/patients/use-person-act";
import type { DialogDetails, DialogPerson } from "@/lib/patients/types/behind";
import type { PersonAction } from "./person-menu";

/** `new` leads to the form at once; the others let one choose from those on the books first. */
export type Asked = "link" | "new" | PersonAction;

type Props = {
  asked: Asked;
  dialogId: number;
  people: DialogPerson[];
  /** As they were: they may go on to somebody else under a form that is being filled in. */
  details: DialogDetails;
  actions: PersonActions;
  onDone(): void | Promise<void>;
  onClose(): void;
};

/** What is asked over the page before something is done about who is behind a dialog. */
export function PersonAsked(props: Props) {
  const { asked, dialogId, people, details, actions, onDone, onClose } = props;
  const t = useTranslations("patients");
  const isOffered = asked !== "new";
  const [isNew, setNew] = useState(!isOffered);
  const { person, suggestions, prefill } = details;
  const place = asked === "beside" ? "beside" : "instead";
  const act = usePersonAct(onDone);
  const finish = async () => {
    await onDone();
    onClose();
  };
  if (asked === "edit" && person) {
    return (
      <PersonForm
        title={t("form.editTitle")}
        submit={t("form.save")}
        start={draftOf(person)}
        save={(draft, seen) => actions.edit(person.id, draft, seen)}
        onSaved={finish}
        onClose={onClose}
      />
    );
  }
  const choose = async (personId: number) => {
    if (await act.run(() => actions.link({ dialogId, personId, place }))) onClose();
  };
  if (isNew) {
    return (
      <NewPersonForm
        start={newDraft(asked === "beside" ? "" : prefill.name, prefill.phones)}
        add={actions.add}
        behind={{ dialogId, place }}
        told={isOffered ? suggestions.map(({ id }) => id) : []}
        refusal={act.refusal}
        onLink={(personId) => void choose(personId)}
        onSaved={finish}
        onClose={onClose}
      />
    );
  }
  return (
    <ChoosePerson
      title={t(
        `choose.title.${asked === "beside" || asked === "different" ? asked : "link"}`,
      )}
      text={t(`choose.text.${place}`)}
      offered={suggestions.map((each) => ({ ...each, why: t(`why.${each.why}`) }))}
      without={people.map(({ id }) => id)}
      refusal={act.refusal}
      isPending={act.isPending}
      onChoose={(personId) => void choose(personId)}
      onNew={() => setNew(true)}
      onClose={onClose}
    />
  );
}
