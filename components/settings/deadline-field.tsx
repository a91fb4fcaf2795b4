import { useTranslations } from "next-intl";
import type { ZoneGroup } from "@/lib/accounts/types";
import { SelectField, TextField } from "./field";

type Props = { local: string; zone: string; zones: ZoneGroup[] };

/** By when a sender must be ready: what a wall clock shows, and where that clock hangs. */
export function DeadlineField({ local, zone, zones }: Props) {
  const t = useTranslations("settings.twilio");
  return (
    <div className="grid gap-x-3 gap-y-4 sm:grid-cols-2">
      <TextField
        label={t("deadline")}
        name="deadline"
        type="datetime-local"
        min="2020-01-01T00:00"
        max="2999-12-31T23:59"
        defaultValue={local}
        help={t("deadlineHelp")}
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
    </div>
  );
}
