import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { addressForms } from "./address-forms";
import { Field, fieldClass } from "./field";
import type { AddressKind, Person } from "./types";

type NewcomerFormProps = { addressKind: AddressKind; onPick: (person: Person) => void };

/** Somebody whom no account of the clinic's has met. */
export function NewcomerForm({ addressKind, onPick }: NewcomerFormProps) {
  const t = useTranslations("simulator");
  const { read, ...field } = addressForms[addressKind];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const name = String(fields.get("name")).trim();
    onPick({ name, ...read(String(fields.get("address"))) });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <Field label={t("name")}>
        <input
          name="name"
          className={fieldClass}
          required
          maxLength={100}
          pattern=".*\S.*"
        />
      </Field>
      <Field label={t(`address.${addressKind}`)}>
        <input
          {...field}
          name="address"
          className={fieldClass}
          required
          autoCapitalize="none"
          spellCheck={false}
          title={t(`addressHint.${addressKind}`)}
        />
      </Field>
      <button
        type="submit"
        className="h-10 rounded-control border border-line-strong bg-surface px-4 font-medium hover:bg-hover"
      >
        {t("beThem")}
      </button>
    </form>
  );
}
