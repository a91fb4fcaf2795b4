"use client";

import { useTranslations } from "next-intl";
import { Switch } from "@/components/ui/forms/switch";
import type { Preferences, QuietHours } from "@/lib/staff/types";
import { usePreferences } from "./preferences";

type Props = { pick(chosen: Partial<Preferences>): void };

const usual: QuietHours = { from: "20:00", to: "08:00" };

/** The hours in which nothing calls. */
export function QuietChoice({ pick }: Props) {
  const t = useTranslations("you");
  const { quietHours } = usePreferences();
  const time = (which: keyof QuietHours) => (
    <label className="flex items-center gap-2 text-preview">
      {t(`quiet.${which}`)}
      <input
        type="time"
        required
        value={quietHours?.[which]}
        onChange={({ target }) => {
          if (!quietHours || !target.value) return;
          pick({ quietHours: { ...quietHours, [which]: target.value } });
        }}
        className="h-9 rounded-control border border-control bg-surface px-2 text-interface max-md:h-11 max-md:text-[16px]"
      />
    </label>
  );
  return (
    <>
      <Switch
        label={t("quiet.title")}
        hint={t("quiet.hint")}
        isOn={quietHours !== null}
        onChange={(isOn) => pick({ quietHours: isOn ? usual : null })}
      />
      {quietHours && (
        <div className="mb-2 flex flex-wrap gap-4">
          {time("from")}
          {time("to")}
        </div>
      )}
    </>
  );
}
