import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { flushSync } from "react-dom";
import { IconButton } from "@/components/ui/buttons/button";
import type { OpenTime } from "@/lib/hours/types";

type Props = {
  day: string;
  spans: OpenTime[];
  /** Of what tells that a span is muddled, on whichever day; null while nothing was refused for that. */
  refusalId: string | null;
  onChange(spans: OpenTime[]): void;
};

/** One day of the week: its open spans, or that it is closed. */
export function DayHours({ day, spans, refusalId, onChange }: Props) {
  const t = useTranslations("hours");
  const adding = useRef<HTMLButtonElement>(null);
  /** The button that did it goes with its span. */
  const remove = (index: number) => {
    flushSync(() => onChange(spans.filter((_, at) => at !== index)));
    adding.current?.focus();
  };
  const replace = (index: number, more: Partial<OpenTime>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...more } : span)));
  const toldOf = (index: number) => (isMuddled(spans, index) ? refusalId : null);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <span className="w-24 font-medium text-preview max-md:w-full">{day}</span>
      {spans.length === 0 && <span className="text-ink-3">{t("shut")}</span>}
      {spans.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two spans may be alike while they are being typed.
        <span key={index} className="flex items-center gap-1.5 max-md:w-full">
          <TimeInput
            label={t("from", { day })}
            value={span.from}
            refusalId={toldOf(index)}
            onChange={(from) => replace(index, { from })}
          />
          <span aria-hidden>–</span>
          <TimeInput
            label={t("to", { day })}
            value={span.to}
            refusalId={toldOf(index)}
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

/** Does a span end before it begins, or begin before the one above it has ended? */
const isMuddled = (spans: OpenTime[], index: number) => {
  const [span, before] = [spans[index], spans[index - 1]];
  return !!span && (span.from >= span.to || (!!before && span.from < before.to));
};

/** A day begins with the usual hours; after a break there may be an hour more. */
function nextSpan(spans: OpenTime[]): OpenTime {
  const last = spans.at(-1)?.to;
  if (!last || last >= "22:00") return { from: "09:00", to: "17:00" };
  const hour = Number(last.slice(0, 2));
  return { from: `${two(hour + 1)}:00`, to: `${two(hour + 2)}:00` };
}

const two = (hour: number) => String(hour).padStart(2, "0");

type InputProps = {
  label: string;
  value: string;
  refusalId: string | null;
  onChange(value: string): void;
};

/** A browser's clock has no 24:00: the day's end is written as 23:59 there and means midnight. */
function TimeInput({ label, value, refusalId, onChange }: InputProps) {
  return (
    <input
      type="time"
      required
      aria-label={label}
      aria-invalid={refusalId ? true : undefined}
      aria-describedby={refusalId ?? undefined}
      value={value === "24:00" ? "23:59" : value}
      onChange={({ target }) =>
        onChange(target.value === "23:59" ? "24:00" : target.value)
      }
      className={clsx(
        "h-9 rounded-control border bg-surface px-2 text-interface tabular-nums max-md:h-11 max-md:min-w-0 max-md:flex-1 max-md:px-1.5 max-md:text-[16px]",
        refusalId ? "border-bad" : "border-control",
      )}
    />
  );
}
