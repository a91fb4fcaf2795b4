import { useTranslations } from "next-intl";
import { useRef } from "react";
import { flushSync } from "react-dom";
import { Button, IconButton } from "@/components/ui/buttons/button";
import { shortDate } from "@/lib/format";

type Props = {
  days: string[];
  onChange(days: string[]): void;
  /** The day that is chosen and not added yet. */
  day: string;
  onDay(day: string): void;
};

/** The days with one more, in their order; none where no day is chosen. */
export const withDay = (days: string[], day: string): string[] =>
  day === "" ? days : [...new Set([...days, day])].sort();

/** The days on which it is closed whatever the week says. */
export function ClosedDays({ days, onChange, day, onDay }: Props) {
  const t = useTranslations("hours");
  const add = () => {
    onChange(withDay(days, day));
    onDay("");
  };
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  /** The button that did it goes with its day: the next one has the focus then. */
  const remove = (index: number) => {
    flushSync(() => onChange(days.toSpliced(index, 1)));
    const left = [...(list.current?.querySelectorAll("button") ?? [])];
    (left[index] ?? left.at(-1) ?? field.current)?.focus();
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-preview">{t("closedOn")}</legend>
      {days.length === 0 && <p className="text-ink-3 text-preview">{t("noDays")}</p>}
      <ul ref={list} className="flex flex-wrap gap-1.5">
        {days.map((each, index) => (
          <li
            key={each}
            className="flex items-center gap-0.5 rounded-full bg-fill ps-3 text-preview"
          >
            {shortDate(each, "UTC")}
            <IconButton
              icon="icon-x"
              label={t("removeDay", { day: shortDate(each, "UTC") })}
              size={14}
              onClick={() => remove(index)}
            />
          </li>
        ))}
      </ul>
      <div className="flex items-center gap-2">
        <input
          ref={field}
          type="date"
          aria-label={t("day")}
          value={day}
          onChange={({ target }) => onDay(target.value)}
          className="h-9 rounded-control border border-control bg-surface px-2 text-interface max-md:h-11 max-md:text-[16px]"
        />
        <Button onClick={add} disabled={day === ""}>
          {t("addDay")}
        </Button>
      </div>
    </fieldset>
  );
}
