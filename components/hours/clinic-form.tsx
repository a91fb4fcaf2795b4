"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { SelectField, TextField } from "@/components/ui/field";
import type { Clinic, ZoneGroup } from "@/lib/clinic/types";
import type { Done } from "@/lib/result";
import { SavingLine } from "./saving-line";
import { useSaving } from "./use-saving";

type Props = {
  clinic: Clinic;
  zones: ZoneGroup[];
  save(clinic: Clinic): Promise<Done>;
};

/** What the clinic calls itself, and in which zone it lives. */
export function ClinicForm({ clinic, zones, save }: Props) {
  const t = useTranslations("hours.clinic");
  const saving = useSaving();
  const [typed, setTyped] = useState(clinic);
  const change = (more: Partial<Clinic>) => {
    setTyped({ ...typed, ...more });
    saving.again();
  };
  function submit(event: FormEvent) {
    event.preventDefault();
    saving.save(() => save(typed));
  }
  return (
    <form onSubmit={submit} aria-label={t("title")} className="grid gap-4">
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label={t("name")}
          help={t("nameHelp")}
          value={typed.name}
          maxLength={200}
          onChange={({ target }) => change({ name: target.value })}
        />
        <SelectField
          label={t("zone")}
          help={t("zoneHelp")}
          value={typed.timeZone}
          onChange={({ target }) => change({ timeZone: target.value })}
        >
          {zones.map(({ region, zones: places }) => (
            <optgroup key={region} label={region}>
              {places.map(({ name, city }) => (
                <option key={name} value={name}>
                  {city}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
      </div>
      <SavingLine saving={saving} look="plain">
        {t("save")}
      </SavingLine>
    </form>
  );
}
