import { useTranslations } from "next-intl";
import { Field, fieldClass } from "./field";
import type { ClinicNumber } from "./types";

type ClinicPickerProps = {
  clinicNumbers: ClinicNumber[];
  clinic: ClinicNumber;
  onPick: (clinic: ClinicNumber) => void;
};

export function ClinicPicker({ clinicNumbers, clinic, onPick }: ClinicPickerProps) {
  const t = useTranslations("simulator");
  const pick = (number: string) => {
    const picked = clinicNumbers.find((one) => one.number === number);
    if (picked) onPick(picked);
  };
  return (
    <Field label={t("clinic")}>
      <select
        className={fieldClass}
        value={clinic.number}
        onChange={({ target }) => pick(target.value)}
      >
        {clinicNumbers.map(({ number, shown, name }) => (
          <option key={number} value={number}>
            {t("nameAndNumber", { name, number: shown })}
          </option>
        ))}
      </select>
    </Field>
  );
}
