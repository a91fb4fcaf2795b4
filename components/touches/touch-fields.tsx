"use client";

import clsx from "clsx";
import { ChevronDown, CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

type FrameProps = {
  id: string;
  label: string;
  /** Said, but not shown: a heading above says it for those who see. */
  isLabelHidden?: boolean | undefined;
  /** A fact about the field, at the right end of its label. */
  note?: ReactNode;
  /** What is wrong with it, in a sentence. */
  error?: string | null | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** A field's label, its control, and what is wrong. */
export function FieldFrame(frame: FrameProps) {
  const { id, label, isLabelHidden, note, error, className, children } = frame;
  return (
    <div className={clsx("min-w-0", className)}>
      <div className={isLabelHidden ? "sr-only" : "mb-1.5 flex items-baseline gap-2"}>
        <label htmlFor={id} className={labelLook}>
          {label}
        </label>
        {note && <span className="ms-auto text-ink-3 text-meta">{note}</span>}
      </div>
      {children}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

/** What is wrong with a field. */
export function FieldError({
  id,
  error,
}: {
  id: string;
  error?: string | null | undefined;
}) {
  if (!error) return null;
  return (
    <p id={id} className="mt-1.5 flex gap-1.5 text-bad text-meta">
      <CircleAlert size={14} strokeWidth={2} aria-hidden className="mt-px shrink-0" />
      {error}
    </p>
  );
}

/** What ties a control to what is wrong with it. */
export const toldBy = (id: string, error: string | null | undefined) => ({
  id,
  "aria-invalid": error ? true : undefined,
  "aria-describedby": error ? `${id}-error` : undefined,
});

type DayProps = {
  label: string;
  isLabelHidden?: boolean;
  value: string;
  name?: string;
  type?: "date" | "time";
  min?: string;
  max?: string;
  error?: string | null | undefined;
  className?: string;
  onChange(value: string): void;
};

/** A day, or a time of the day, as the browser lets one choose it. */
export function DayField(props: DayProps) {
  const { label, isLabelHidden, error, className, onChange, ...rest } = props;
  const { type = "date", ...input } = rest;
  const id = useId();
  return (
    <FieldFrame {...{ id, label, isLabelHidden, error, className }}>
      <input
        {...input}
        {...toldBy(id, error)}
        type={type}
        onChange={(event) => onChange(event.target.value)}
        className={clsx(controlLook, error ? "border-bad" : "border-control")}
      />
    </FieldFrame>
  );
}

type SelectProps = {
  label: string;
  value: string;
  name?: string;
  error?: string | null | undefined;
  onChange(value: string): void;
  children: ReactNode;
};

/** A choice from a list. */
export function SelectField({
  label,
  error,
  onChange,
  children,
  ...select
}: SelectProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} error={error}>
      <div className="relative">
        <select
          {...select}
          {...toldBy(id, error)}
          onChange={(event) => onChange(event.target.value)}
          className={clsx(
            controlLook,
            "appearance-none pe-9",
            error ? "border-bad" : "border-control",
          )}
        >
          {children}
        </select>
        <ChevronDown
          size={16}
          strokeWidth={1.75}
          aria-hidden
          className="pointer-events-none absolute inset-y-0 end-2.5 my-auto text-ink-2"
        />
      </div>
    </FieldFrame>
  );
}

/** How a field's label looks, for groups that have one as well. */
export const labelLook = "shrink-0 font-medium text-ink text-preview";

/** How one line of text looks. */
export const controlLook =
  "h-9 w-full min-w-0 rounded-control border bg-surface px-2.5 text-ink text-interface placeholder:text-ink-3 " +
  "max-md:h-11 max-md:text-[16px]";
