"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { TextField } from "@/components/settings/field";
import { Button, iconButtonLook } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import type { PersonAnswer, PersonDraft, PersonProblem } from "@/lib/patients/types";

type Props = {
  title: string;
  start: PersonDraft;
  submit: string;
  /** What is to be done with what was typed. */
  save(draft: PersonDraft): Promise<PersonAnswer>;
  onSaved(personId: number): void | Promise<void>;
  onClose(): void;
};

/** Somebody new on the books, or what is written about them, over the page. */
export function PersonForm({ title, start, submit, save, onSaved, onClose }: Props) {
  const t = useTranslations("patients.form");
  const [draft, setDraft] = useState(start);
  const saving = useSaving(save, onSaved);
  const set = (change: Partial<PersonDraft>) => setDraft({ ...draft, ...change });
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void saving.run(draft, event.currentTarget);
  }
  return (
    <Modal title={title} isOpen onClose={onClose}>
      <form
        noValidate
        onSubmit={onSubmit}
        aria-busy={saving.isPending}
        className="grid gap-4"
      >
        {saving.refusal && (
          <p
            role="alert"
            className="rounded-control bg-bad-soft px-3 py-2 text-bad text-preview"
          >
            {saving.refusal}
          </p>
        )}
        <TextField
          label={t("name")}
          name="name"
          value={draft.name}
          maxLength={200}
          autoComplete="off"
          dir="auto"
          error={saving.errorOf("name")}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Phones
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
            maxLength={200}
            autoComplete="off"
            error={saving.errorOf("email")}
            onChange={(event) => set({ email: event.target.value })}
          />
        </div>
        <Remarks value={draft.remarks} onChange={(remarks) => set({ remarks })} />
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

type ErrorOf = (field: PersonProblem["field"]) => string | null;

type PhonesProps = {
  draft: PersonDraft;
  onChange(phones: string[]): void;
  errorOf: ErrorOf;
};

/** Any number of phones, one a line; an emptied one is left out. */
function Phones({ draft: { phones }, onChange, errorOf }: PhonesProps) {
  const t = useTranslations("patients.form");
  const change = (index: number, phone: string) => onChange(phones.with(index, phone));
  return (
    <div className="grid gap-2">
      {phones.map((phone, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; what is typed lies outside it.
        <div key={index} className="flex items-end gap-1">
          <TextField
            label={index === 0 ? t("phone") : t("otherPhone", { number: index + 1 })}
            name={`phones.${index}`}
            type="tel"
            value={phone}
            maxLength={60}
            autoComplete="off"
            className="min-w-0 flex-1"
            error={errorOf(`phones.${index}`)}
            onChange={(event) => change(index, event.target.value)}
          />
          {phones.length > 1 && (
            <button
              type="button"
              aria-label={t("removePhone", { number: index + 1 })}
              onClick={() => onChange(phones.toSpliced(index, 1))}
              className={iconButtonLook}
            >
              <Trash2 size={16} strokeWidth={1.75} />
            </button>
          )}
        </div>
      ))}
      <Button
        look="quiet"
        size="small"
        className="justify-self-start"
        onClick={() => onChange([...phones, ""])}
      >
        <Plus size={14} strokeWidth={2} aria-hidden />
        {t("addPhone")}
      </Button>
    </div>
  );
}

function Remarks({ value, onChange }: { value: string; onChange(value: string): void }) {
  const t = useTranslations("patients.form");
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium text-preview">
        {t("remarks")}
      </label>
      <textarea
        id={id}
        name="remarks"
        value={value}
        maxLength={2_000}
        rows={3}
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
        className={remarksLook}
      />
    </div>
  );
}

function useSaving(save: Props["save"], onSaved: Props["onSaved"]) {
  const t = useTranslations("patients");
  const [isPending, setPending] = useState(false);
  const [answer, setAnswer] = useState<PersonAnswer | null>(null);
  const problems = answer && "problems" in answer ? answer.problems : [];
  async function run(draft: PersonDraft, form: HTMLFormElement) {
    if (isPending) return;
    setPending(true);
    const said = await save(draft).catch(
      (): PersonAnswer => ({ ok: false, reason: "other" }),
    );
    setAnswer(said);
    if (said.ok) await onSaved(said.personId);
    else focusFirst(form, said);
    setPending(false);
  }
  const reason = answer && !answer.ok && problems.length === 0 ? answer.reason : null;
  return {
    isPending,
    refusal: reason && t(`refused.${t.has(`refused.${reason}`) ? reason : "other"}`),
    errorOf: (field: PersonProblem["field"]) => {
      const problem = problems.find((each) => each.field === field);
      return problem ? t(`problem.${problem.reason}`) : null;
    },
    run,
  };
}

/** After a refusal one is led to the first field to mend. */
function focusFirst(form: HTMLFormElement, said: PersonAnswer) {
  const [first] = "problems" in said ? said.problems : [];
  const control = first && form.elements.namedItem(first.field);
  if (control instanceof HTMLElement) control.focus();
}

const remarksLook =
  "block w-full rounded-control border border-control bg-surface px-2.5 py-2 text-interface max-md:text-[16px]";
