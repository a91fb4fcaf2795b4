"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PersonActions } from "@/components/patients/person-actions";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { NewPersonForm } from "./new-person-form";
import { newDraft } from "./person-draft";

type Props = { add: PersonActions["add"] };

/** Puts somebody on the books by hand, and leads to their record. */
export function AddPerson({ add }: Props) {
  const t = useTranslations("patients.form");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Icon of="icon-user-plus" size={16} />
        {t("add")}
      </Button>
      {isOpen && (
        <NewPersonForm
          start={newDraft()}
          add={add}
          behind={null}
          onSaved={(id) => router.push(`/patients/${id}`)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
