"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Alike, NewPerson } from "@/lib/patients/types";
import { AlikePeople } from "./alike-people";
import { NewPersonForm } from "./new-person-form";
import type { PersonActions } from "./person-actions";
import { newDraft } from "./person-draft";

type Props = { add: PersonActions["add"] };

/** Puts somebody on the books by hand, and leads to their record. */
export function AddPerson({ add }: Props) {
  const t = useTranslations("patients.form");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Icon of="icon-user-plus" size={16} />
        {t("add")}
      </Button>
      {isOpen && <Adding add={add} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Who may be on the books already is shown first, and added all the same by who has seen that. */
function Adding({ add, onClose }: Props & { onClose(): void }) {
  const t = useTranslations("patients.form");
  const router = useRouter();
  const [alike, setAlike] = useState<Alike[]>([]);
  async function addOrTell(person: NewPerson) {
    const answer = await add({ ...person, told: alike.map(({ id }) => id) });
    if ("alike" in answer) setAlike(answer.alike);
    return answer;
  }
  return (
    <NewPersonForm
      start={newDraft()}
      submit={t(alike.length > 0 ? "addAnyway" : "add")}
      note={<AlikePeople people={alike} />}
      add={addOrTell}
      behind={null}
      onSaved={(id) => router.push(`/patients/${id}`)}
      onClose={onClose}
    />
  );
}
