"use client";

import { useTranslations } from "next-intl";
import { DayField } from "@/components/touches/day-field";
import { labelLook } from "@/components/ui/forms/field";
import { Icon } from "@/components/ui/icons/icon";
import { calendarDay, daysAfter, shortDay } from "@/lib/format";
import { ChoiceTile } from "./choice-tile";
import type { FollowUpChoice } from "./touch-draft";
import type { FieldsProps } from "./touch-form-fields";

/** When something is to follow, if anything is. */
export function FollowUpField({
  words,
  began,
  error,
}: FieldsProps & { error: string | null }) {
  const { value, change } = words;
  const t = useTranslations("touches.form");
  const today = calendarDay(began.now, began.zone);
  const choices: Record<FollowUpChoice, string> = {
    none: t("none"),
    tomorrow: t("tomorrow", { day: shortDay(daysAfter(today, 1), today) }),
    week: t("inAWeek"),
    chosen: t("choose"),
  };
  const choose = (followUp: FollowUpChoice) =>
    change({ followUp, followUpOn: value.followUpOn || daysAfter(today, 2) });
  return (
    <fieldset className="min-w-0">
      <legend className={`mb-1.5 ${labelLook}`}>
        {t("followUp")} <span className="font-normal text-ink-3">{t("optional")}</span>
      </legend>
      <div className="flex flex-wrap gap-1.5">
        {(Object.keys(choices) as FollowUpChoice[]).map((choice) => (
          <ChoiceTile
            key={choice}
            name="followUp"
            isChosen={value.followUp === choice}
            onChoose={() => choose(choice)}
            className="h-9 gap-[7px] px-3 text-preview max-md:h-11 max-md:flex-1 max-md:whitespace-nowrap"
          >
            {choice === "chosen" && <Icon of="icon-calendar-days" size={16} />}
            {choices[choice]}
          </ChoiceTile>
        ))}
      </div>
      {value.followUp === "chosen" && (
        <DayField
          label={t("followUpOn")}
          name="followUpOn"
          value={value.followUpOn}
          error={error}
          className="mt-3 md:w-60"
          onChange={(followUpOn) => change({ followUpOn })}
        />
      )}
    </fieldset>
  );
}
