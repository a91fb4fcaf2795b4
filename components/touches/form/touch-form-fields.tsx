"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { DayField } from "@/components/touches/day-field";
import { touchSigns } from "@/components/touches/touch-signs";
import { labelLook, TextAreaField } from "@/components/ui/forms/field";
import { Icon } from "@/components/ui/icons/icon";
import { ClinicZone } from "@/components/ui/times/clinic-zone";
import { type Clock, calendarDay, grouped, textLength } from "@/lib/format";
import {
  hasDirection,
  longestTouch,
  manualKinds,
  type Touch,
  type TouchField,
  type TouchProblem,
} from "@/lib/touches/types";
import { ChoiceTile } from "./choice-tile";
import { CitedField } from "./cited-field";
import { FollowUpField } from "./follow-up-field";
import { OutcomeField } from "./outcome-field";
import { momentShown } from "./touch-draft";
import { useOutcomes } from "./use-outcomes";
import type { useTouchWords } from "./use-touch-words";

/** What the fields need: what stands in them, what is wrong, and the moment at which the form was opened. */
export type FieldsProps = {
  words: ReturnType<typeof useTouchWords>;
  problems: TouchProblem[];
  began: Clock;
  clock: Clock;
  touch?: Touch;
};

/** Everything that a touch says, from its kind to what is to follow. */
export function TouchFormFields(props: FieldsProps) {
  const { words, problems, began } = props;
  const { value, change } = words;
  const t = useTranslations("touches");
  const sentence = useProblem(problems);
  const { date, time } = momentShown(value, began);
  const isDirected = hasDirection(value.kind);
  return (
    <>
      <KindField {...props} />
      <div className="grid gap-3 md:grid-cols-2">
        {isDirected && <DirectionField {...props} />}
        <fieldset className="min-w-0">
          <legend className={`mb-1.5 ${labelLook}`}>{t("form.when")}</legend>
          <div className="flex gap-2">
            <DayField
              label={t("form.date")}
              isLabelHidden
              name="date"
              value={date}
              max={calendarDay(began.now, began.zone)}
              error={sentence("date")}
              className="flex-[1.15]"
              onChange={(day) => change({ date: day, time })}
            />
            <DayField
              label={t("form.time")}
              isLabelHidden
              name="time"
              type="time"
              value={time}
              error={sentence("time")}
              className="flex-1"
              onChange={(next) => change({ date, time: next })}
            />
          </div>
          <ClinicZone zone={began.zone} className="mt-1.5 text-ink-3 text-meta" />
        </fieldset>
      </div>
      <OutcomeField {...props} error={sentence("outcome")} />
      <WordsField {...props} error={sentence("text")} />
      <CitedField {...props} error={sentence("cited")} />
      <FollowUpField {...props} error={sentence("followUpOn")} />
    </>
  );
}

/** What is wrong with a field, in a sentence. */
function useProblem(problems: TouchProblem[]) {
  const t = useTranslations("touches.problem");
  return (field: TouchField): string | null => {
    const problem = problems.find((each) => each.field === field);
    return problem ? t(`${field}.${problem.reason}`) : null;
  };
}

function KindField({ words: { value, change } }: FieldsProps) {
  const t = useTranslations("touches");
  const outcomes = useOutcomes();
  return (
    <fieldset className="min-w-0">
      <legend className={`mb-1.5 ${labelLook}`}>{t("form.kind")}</legend>
      <div className="flex flex-wrap gap-1.5 md:flex-nowrap">
        {manualKinds.map((kind) => {
          const sign = touchSigns[kind];
          const isOffered = value.hasOwnOutcome || outcomes(kind).includes(value.outcome);
          return (
            <ChoiceTile
              key={kind}
              name="kind"
              isChosen={value.kind === kind}
              onChoose={() => change({ kind, outcome: isOffered ? value.outcome : "" })}
              className="h-13 flex-[1_1_22%] flex-col gap-[3px] text-meta md:flex-1"
            >
              <Icon of={sign} size={16} />
              {t(`kinds.${kind}`)}
            </ChoiceTile>
          );
        })}
      </div>
    </fieldset>
  );
}

const ways = {
  incoming: "icon-arrow-down-left",
  outgoing: "icon-arrow-up-right",
} as const;

function DirectionField({ words: { value, change } }: FieldsProps) {
  const t = useTranslations("touches.form");
  return (
    <fieldset className="min-w-0">
      <legend className={`mb-1.5 ${labelLook}`}>{t("direction")}</legend>
      <div className="flex gap-1.5">
        {(["incoming", "outgoing"] as const).map((direction) => {
          const sign = ways[direction];
          return (
            <ChoiceTile
              key={direction}
              name="direction"
              isChosen={value.direction === direction}
              onChoose={() => change({ direction })}
              className="h-9 flex-1 gap-[7px] text-preview max-md:h-11"
            >
              <Icon of={sign} size={16} />
              {t(direction)}
            </ChoiceTile>
          );
        })}
      </div>
    </fieldset>
  );
}

type TextProps = FieldsProps & { error: string | null };

function WordsField({ words: { value, change }, error }: TextProps) {
  const t = useTranslations("touches.form");
  const length = textLength(value.text, "characters");
  const max = grouped(longestTouch);
  return (
    <TextAreaField
      label={t("text")}
      error={error}
      note={
        <span className={clsx("tabular-nums", length > longestTouch && "text-bad")}>
          {t("counter", { length: grouped(length), max })}
        </span>
      }
      name="text"
      // One begins with what happened; all else is filled in.
      data-first
      dir="auto"
      rows={3}
      value={value.text}
      onChange={(event) => change({ text: event.target.value })}
    />
  );
}
