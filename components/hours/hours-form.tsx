"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { EditConflict } from "@/components/ui/forms/edit-conflict";
import { useConflictCheck } from "@/components/ui/forms/use-conflict-check";
import { UnsavedGuard } from "@/components/ui/unsaved/unsaved-guard";
import type { OpeningHours, OpenTime } from "@/lib/hours/types";
import type { ConflictingEdit, Done } from "@/lib/result";
import { AwayFields } from "./away-fields";
import { ClosedDays, withDay } from "./closed-days";
import { DayHours } from "./day-hours";
import { SavingLine } from "./saving-line";
import { useHoursWords } from "./use-hours-words";
import { useSaving } from "./use-saving";

type Props = {
  hours: OpeningHours;
  /** Whose hours these are. */
  label: string;
  /** `seen` is what the form said when it was opened. */
  save(
    typed: OpeningHours,
    seen: OpeningHours,
  ): Promise<Done | ConflictingEdit<OpeningHours>>;
};

/** The week, the days on which it is closed, and what is said meanwhile. */
export function HoursForm({ hours, label, save }: Props) {
  const t = useTranslations("hours");
  const id = useId();
  const saving = useSaving<OpeningHours>();
  const [typed, setTyped] = useState(hours);
  const { isUnsaved } = saving;
  const saveOver = useConflictCheck(hours, save, { isUnsaved, onStored: setTyped });
  const words = useHoursWords();
  const [day, setDay] = useState("");
  const change = (more: Partial<OpeningHours>) => {
    setTyped({ ...typed, ...more });
    saving.again();
  };
  const changeDay = (index: number) => (spans: OpenTime[]) =>
    change({ week: typed.week.map((day, at) => (at === index ? spans : day)) });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (saving.isPending) return;
    // A day that was chosen is meant, though its button was not pressed.
    const whole = { ...typed, closedOn: withDay(typed.closedOn, day) };
    setTyped(whole);
    setDay("");
    saving.save(() => saveOver(whole));
  }
  return (
    <>
      <UnsavedGuard isUnsaved={isUnsaved} />
      <form
        ref={saving.form}
        onSubmit={submit}
        aria-label={t("edit", { account: label })}
        className="grid grid-cols-[minmax(0,1fr)] gap-5"
      >
        <ul className="grid gap-2 md:gap-1.5">
          {typed.week.map((spans, index) => (
            <DayHours
              key={days[index]}
              day={t(`days.${index}`)}
              spans={spans}
              refusalId={saving.reason === "spans" ? saving.refusalId : null}
              onChange={changeDay(index)}
            />
          ))}
        </ul>
        <ClosedDays
          days={typed.closedOn}
          onChange={(closedOn) => change({ closedOn })}
          day={day}
          onDay={(chosen) => {
            setDay(chosen);
            saving.again();
          }}
        />
        <AwayFields id={id} hours={typed} reason={saving.reason} onChange={change} />
        {saving.theirs && <EditConflict theirs={saving.theirs} words={words} />}
        <SavingLine saving={saving} look="primary">
          {t("save")}
        </SavingLine>
      </form>
    </>
  );
}

const days = [0, 1, 2, 3, 4, 5, 6];
