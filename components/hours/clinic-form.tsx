"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { EditConflict } from "@/components/ui/forms/edit-conflict";
import { SelectField, TextField } from "@/components/ui/forms/field";
import { useConflictCheck } from "@/components/ui/forms/use-conflict-check";
import { UnsavedGuard } from "@/components/ui/unsaved/unsaved-guard";
import type { Clinic, ClinicRefusal, ZoneGroup } from "@/lib/clinic/types";
import { longestLine } from "@/lib/lengths";
import type { ConflictingEdit, Done } from "@/lib/result";
import { SavingLine } from "./saving-line";
import { useSaving } from "./use-saving";

type Props = {
  clinic: Clinic;
  zones: ZoneGroup[];
  /** `seen` is what the form said when it was opened. */
  save(typed: Clinic, seen: Clinic): Promise<Done | ConflictingEdit<Clinic>>;
};

/** What the clinic calls itself, and in which zone it lives. */
export function ClinicForm({ clinic, zones, save }: Props) {
  const t = useTranslations("hours.clinic");
  const saving = useSaving<Clinic>();
  const [typed, setTyped] = useState(clinic);
  const { isUnsaved } = saving;
  const saveOver = useConflictCheck(clinic, save, { isUnsaved, onStored: setTyped });
  const change = (more: Partial<Clinic>) => {
    setTyped({ ...typed, ...more });
    saving.again();
  };
  const problemOf = (field: ClinicRefusal) =>
    saving.reason === field ? saving.refusal : null;
  function submit(event: FormEvent) {
    event.preventDefault();
    saving.save(() => saveOver(typed));
  }
  return (
    <>
      <UnsavedGuard isUnsaved={isUnsaved} />
      <form
        ref={saving.form}
        onSubmit={submit}
        aria-label={t("title")}
        className="grid gap-4"
      >
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            label={t("name")}
            help={t("nameHelp")}
            value={typed.name}
            maxLength={longestLine}
            error={problemOf("name")}
            onChange={({ target }) => change({ name: target.value })}
          />
          <SelectField
            label={t("zone")}
            help={t("zoneHelp")}
            error={problemOf("zone")}
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
        {saving.theirs && (
          <EditConflict
            theirs={saving.theirs}
            words={{
              name: [t("name"), (name) => name],
              timeZone: [t("zone"), (zone) => cityIn(zones, zone)],
            }}
          />
        )}
        <SavingLine saving={saving} look="plain">
          {t("save")}
        </SavingLine>
      </form>
    </>
  );
}

const cityIn = (zones: ZoneGroup[], zone: string) =>
  zones.flatMap((group) => group.zones).find(({ name }) => name === zone)?.city ?? zone;
