"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { NewPerson } from "@/lib/patients/types";
import type { PersonActions } from "./person-actions";
import { PersonForm } from "./person-form";
import { useAdding } from "./use-adding";

type Form = ComponentProps<typeof PersonForm>;
type Props = Pick<Form, "start" | "onSaved" | "onClose"> &
  Partial<Pick<Form, "submit" | "note">> &
  Pick<NewPerson, "behind"> & { add: PersonActions["add"] };

/** Asks who is to be put on the books, and puts them there once. */
export function NewPersonForm({ add, behind, ...form }: Props) {
  const t = useTranslations("patients.form");
  const adding = useAdding(add);
  return (
    <PersonForm
      title={t("newTitle")}
      submit={t("add")}
      save={(draft) => adding({ kind: "patient", draft, behind })}
      {...form}
    />
  );
}
