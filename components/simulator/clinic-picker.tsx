import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/forms/select";
import { Field, fieldClass } from "./field";
import type { ClinicAccount } from "./types";

type ClinicPickerProps = {
  accounts: ClinicAccount[];
  clinic: ClinicAccount;
  onPick: (clinic: ClinicAccount) => void;
};

/** The clinic's accounts of all channels: choosing one chooses the app. */
export function ClinicPicker({ accounts, clinic, onPick }: ClinicPickerProps) {
  const t = useTranslations("simulator");
  const pick = (id: string) => {
    const picked = accounts.find((one) => one.id === id);
    if (picked) onPick(picked);
  };
  return (
    <Field label={t("clinic")}>
      <Select
        className={fieldClass}
        value={clinic.id}
        onChange={({ target }) => pick(target.value)}
      >
        {accounts.map(({ id, name, shown, app }) => (
          <option key={id} value={id}>
            {t("account", { app: app.name, name, address: shown })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
