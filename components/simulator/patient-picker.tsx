import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Field, fieldClass } from "./field";
import type { Person } from "./types";

const newcomer = "new";

type PatientPickerProps = { people: Person[]; onPick: (person: Person | null) => void };

/** One of the people, or someone new with a name and a number of their own. */
export function PatientPicker({ people, onPick }: PatientPickerProps) {
  const t = useTranslations("simulator");
  const [choice, setChoice] = useState(people[0]?.phone ?? newcomer);
  const choose = (phone: string) => {
    setChoice(phone);
    onPick(people.find((person) => person.phone === phone) ?? null);
  };
  return (
    <>
      <Field label={t("patient")}>
        <select
          className={fieldClass}
          value={choice}
          onChange={({ target }) => choose(target.value)}
        >
          {people.map(({ phone, shown, name }) => (
            <option key={phone} value={phone}>
              {t("nameAndNumber", { name, number: shown })}
            </option>
          ))}
          <option value={newcomer}>{t("someoneNew")}</option>
        </select>
      </Field>
      {choice === newcomer && <NewcomerForm onPick={onPick} />}
    </>
  );
}

function NewcomerForm({ onPick }: Pick<PatientPickerProps, "onPick">) {
  const t = useTranslations("simulator");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const phone = String(fields.get("phone")).replace(/[\s()-]/g, "");
    onPick({ name: String(fields.get("name")).trim(), phone, shown: phone });
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
      <Field label={t("number")}>
        <input
          name="phone"
          type="tel"
          className={fieldClass}
          required
          pattern="\+[1-9][0-9 \(\)\-]{6,20}"
          placeholder="+447700900999"
          title={t("numberHint")}
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
