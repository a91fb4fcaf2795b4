"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { EditConflict } from "@/components/ui/forms/edit-conflict";
import { TextAreaField, TextField } from "@/components/ui/forms/field";
import { useConflictCheck } from "@/components/ui/forms/use-conflict-check";
import { Modal } from "@/components/ui/modals/modal";
import { Refusal } from "@/components/ui/notes/refusal";
import { shortDate } from "@/lib/format";
import { longest, type PersonAnswer, type PersonDraft } from "@/lib/patients/types/draft";
import { PhonesField } from "./phones-field";
import { useSavingPerson } from "./use-saving-person";

type Props = {
  title: string;
  start: PersonDraft;
  submit: string;
  /** What is to be seen before it is handed in again. */
  note?: ReactNode;
  /** What is to be done with what was typed, and over what it was typed. */
  save(draft: PersonDraft, seen: PersonDraft): Promise<PersonAnswer>;
  onSaved(personId: number): void | Promise<void>;
  onClose(): void;
};

/** Somebody new on the books, or what is written about them, over the page. */
export function PersonForm(props: Props) {
  const { title, start, submit, note, save, onSaved, onClose } = props;
  const t = useTranslations("patients.form");
  const [draft, setDraft] = useState(start);
  const saving = useSavingPerson(useConflictCheck(start, save), onSaved);
  const set = (change: Partial<PersonDraft>) => setDraft({ ...draft, ...change });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void saving.run(draft);
  }
  return (
    <Modal title={title} onClose={onClose}>
      <form
        ref={saving.form}
        noValidate
        onSubmit={onSubmit}
        aria-busy={saving.isPending}
        className="grid gap-4"
      >
        <Refusal>{saving.refusal}</Refusal>
        {note}
        {saving.theirs && (
          <EditConflict
            theirs={saving.theirs}
            words={{
              name: [t("name"), (name) => name],
              phones: [t("phone"), (phones) => phones.join(", ")],
              bornOn: [t("bornOn"), (day) => day && shortDate(day, "UTC")],
              email: [t("email"), (email) => email],
              remarks: [t("remarks"), (remarks) => remarks],
            }}
          />
        )}
        <TextField
          label={t("name")}
          name="name"
          value={draft.name}
          maxLength={longest.name}
          autoComplete="off"
          dir="auto"
          error={saving.errorOf("name")}
          onChange={(event) => set({ name: event.target.value })}
        />
        <PhonesField
          draft={draft}
          onChange={(phones) => set({ phones })}
          errorOf={saving.errorOf}
        />
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            label={t("bornOn")}
            name="bornOn"
            type="date"
            value={draft.bornOn}
            error={saving.errorOf("bornOn")}
            onChange={(event) => set({ bornOn: event.target.value })}
          />
          <TextField
            label={t("email")}
            name="email"
            type="email"
            value={draft.email}
            maxLength={longest.email}
            autoComplete="off"
            error={saving.errorOf("email")}
            onChange={(event) => set({ email: event.target.value })}
          />
        </div>
        <TextAreaField
          label={t("remarks")}
          name="remarks"
          value={draft.remarks}
          maxLength={longest.remarks}
          dir="auto"
          onChange={(event) => set({ remarks: event.target.value })}
        />
        <div className="flex justify-end gap-2 max-md:*:flex-1">
          <Button look="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            type="submit"
            look="primary"
            aria-disabled={saving.isPending || undefined}
          >
            {saving.isPending ? t("saving") : submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
