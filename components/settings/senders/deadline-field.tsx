import { useTranslations } from "next-intl";
import { useId } from "react";
import { SelectField, TextField } from "@/components/ui/forms/field";
import type { ZoneGroup } from "@/lib/clinic/types";

type Props = { local: string; zone: string; zones: ZoneGroup[]; error: string | null };

/** By when a sender must be ready: what a wall clock shows, and where that clock hangs. */
export function DeadlineField({ local, zone, zones, error }: Props) {
  const t = useTranslations("settings.twilio");
  const help = useId();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-3 gap-y-1.5 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <TextField
        label={t("deadline")}
        name="deadline"
        type="datetime-local"
        min="2020-01-01T00:00"
        max="2999-12-31T23:59"
        defaultValue={local}
        error={error}
        aria-describedby={help}
      />
      <SelectField label={t("deadlineZone")} name="deadlineZone" defaultValue={zone}>
        {zones.map(({ region, zones: within }) => (
          <optgroup key={region} label={region}>
            {within.map(({ name, city }) => (
              <option key={name} value={name}>
                {city}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <p id={help} className="text-ink-3 text-meta sm:col-span-2">
        {t("deadlineHelp")}
      </p>
    </div>
  );
}
