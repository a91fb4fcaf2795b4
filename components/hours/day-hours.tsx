import { useTranslations } from "next-intl";
import { useRef } from "react";
import { flushSync } from "react-dom";
import { IconButton } from "@/components/ui/button";
import type { OpenTime } from "@/lib/hours/types";

type Props = {
  day: string;
  spans: OpenTime[];
  onChange(spans: OpenTime[]): void;
};

/** One day of the week: its open spans, or that it is closed. */
export function DayHours({ day, spans, onChange }: Props) {
  const t = useTranslations("hours");
  const adding = useRef<HTMLButtonElement>(null);
  /** The button that did it goes with its span. */
  const remove = (index: number) => {
    flushSync(() => onChange(spans.filter((_, at) => at !== index)));
    adding.current?.focus();
  };
  const replace = (index: number, more: Partial<OpenTime>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...more } : span)));
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <span className="w-24 font-medium text-preview max-md:w-full">{day}</span>
      {spans.length === 0 && <span className="text-ink-3">{t("shut")}</span>}
      {spans.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two spans may be alike while they are being typed.
        <span key={index} className="flex items-center gap-1.5">
          <TimeInput
            label={t("from", { day })}
            value={span.from}
            onChange={(from) => replace(index, { from })}
          />
          <span aria-hidden>–</span>
          <TimeInput
            label={t("to", { day })}
            value={span.to}
            onChange={(to) => replace(index, { to })}
          />
          <IconButton
            icon="icon-x"
            label={t("removeSpan", { ...span, day })}
            size={16}
            onClick={() => remove(index)}
          />
        </span>
      ))}
      {spans.length < 6 && (
        <IconButton
          ref={adding}
          icon="icon-plus"
          label={t("addSpan", { day })}
          size={16}
          onClick={() => onChange([...spans, nextSpan(spans)])}
        />
      )}
    </li>
  );
}

/** A day begins with the usual hours; after a break there may be an hour more. */
function nextSpan(spans: OpenTime[]): OpenTime {
  const last = spans.at(-1)?.to;
  if (!last || last >= "22:00") return { from: "09:00", to: "17:00" };
  const hour = Number(last.slice(0, 2));
  return { from: `${two(hour + 1)}:00`, to: `${two(hour + 2)}:00` };
}

const two = (hour: number) => String(hour).padStart(2, "0");

type InputProps = { label: string; value: string; onChange(value: string): void };

/** A browser's clock has no 24:00: the day's end is written as 23:59 there and means midnight. */
function TimeInput({ label, value, onChange }: InputProps) {
  return (
    <input
      type="time"
      required
      aria-label={label}
      value={value === "24:00" ? "23:59" : value}
      onChange={({ target }) =>
        onChange(target.value === "23:59" ? "24:00" : target.value)
      }
      className="h-9 rounded-control border border-control bg-surface px-2 text-interface tabular-nums max-md:h-11 max-md:text-[16px]"
    />
  );
}
