import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/forms/select";
import { Field, fieldClass } from "./field";
import { NewcomerForm } from "./newcomer-form";
import type { MessagingApp, Person } from "./types";

const newcomer = "new";

type PatientPickerProps = {
  app: MessagingApp;
  /** null while somebody new has not said who they are. */
  person: Person | null;
  onPick: (person: Person | null) => void;
};

/** One of the app's people, or someone new with a name and an address of their own. */
export function PatientPicker({
  app: { people, addressKind },
  person,
  onPick,
}: PatientPickerProps) {
  const t = useTranslations("simulator");
  const known = people.find(({ id }) => id === person?.id);
  const choose = (chosen: string) =>
    onPick(people.find(({ id }) => id === chosen) ?? null);
  return (
    <>
      <Field label={t("patient")}>
        <Select
          className={fieldClass}
          value={known?.id ?? newcomer}
          onChange={({ target }) => choose(target.value)}
        >
          {people.map(({ id, shown, name }) => (
            <option key={id} value={id}>
              {t("nameAndAddress", { name, address: shown })}
            </option>
          ))}
          <option value={newcomer}>{t("someoneNew")}</option>
        </Select>
      </Field>
      {!known && <NewcomerForm addressKind={addressKind} onPick={onPick} />}
    </>
  );
}
