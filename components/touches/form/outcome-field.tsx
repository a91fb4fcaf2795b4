"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { SelectField, TextField } from "@/components/ui/forms/field";
import type { FieldsProps } from "./touch-form-fields";
import { useOutcomes } from "./use-outcomes";

const own = "own";

/** What came of it: one of the usual outcomes of such a touch, or in one's own words. */
export function OutcomeField({ words, error }: FieldsProps & { error: string | null }) {
  const { value, change } = words;
  const t = useTranslations("touches.form");
  const outcomes = useOutcomes()(value.kind);
  const choose = (chosen: string) =>
    chosen === own
      ? change({ hasOwnOutcome: true, outcome: "" })
      : change({ hasOwnOutcome: false, outcome: chosen });
  return (
    <div className={clsx("grid gap-3", value.hasOwnOutcome && "md:grid-cols-2")}>
      <SelectField
        label={t("outcome")}
        value={value.hasOwnOutcome ? own : value.outcome}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{t("noOutcome")}</option>
        {outcomes.map((outcome) => (
          <option key={outcome} value={outcome}>
            {outcome}
          </option>
        ))}
        <option value={own}>{t("otherOutcome")}</option>
      </SelectField>
      {value.hasOwnOutcome && <OwnOutcome words={words} error={error} />}
    </div>
  );
}

function OwnOutcome({
  words: { value, change },
  error,
}: Pick<FieldsProps, "words"> & { error: string | null }) {
  const t = useTranslations("touches.form");
  return (
    <TextField
      label={t("otherOutcomeLabel")}
      error={error}
      name="outcome"
      dir="auto"
      value={value.outcome}
      onChange={(event) => change({ outcome: event.target.value })}
    />
  );
}
