"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import type { PersonActions } from "@/components/patients/person-actions";
import { Refusal } from "@/components/ui/notes/refusal";
import type { Alike, NewPerson } from "@/lib/patients/types/draft";
import { AlikePeople } from "./alike-people";
import { PersonForm } from "./person-form";
import { useAdding } from "./use-adding";

type Form = ComponentProps<typeof PersonForm>;
type Props = Pick<Form, "start" | "onSaved" | "onClose"> &
  Pick<NewPerson, "behind" | "told"> & {
    add: PersonActions["add"];
    /** Takes one of those who may be them instead; `refusal` says why that was not done. */
    onLink?(personId: number): void;
    refusal?: string | null;
  };

/**
 * Asks who is to be put on the books, and puts them there once. Who may be on the books already is shown first, and added
 * all the same by who has seen that.
 */
export function NewPersonForm(props: Props) {
  const { add, behind, told = [], onLink, refusal, ...form } = props;
  const t = useTranslations("patients.form");
  const [alike, setAlike] = useState<Alike[]>([]);
  const adding = useAdding(async (person) => {
    const seen = alike.map(({ id }) => id);
    const answer = await add({ ...person, told: [...told, ...seen] });
    if ("alike" in answer) setAlike(answer.alike);
    return answer;
  });
  return (
    <PersonForm
      title={t("newTitle")}
      submit={t(alike.length > 0 ? "addAnyway" : "add")}
      note={
        <>
          <AlikePeople people={alike} onLink={onLink} />
          <Refusal>{refusal}</Refusal>
        </>
      }
      save={(draft) => adding({ kind: "patient", draft, behind })}
      {...form}
    />
  );
}
