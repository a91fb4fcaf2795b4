"use client";

import { Switch as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";

type Props = {
  label: string;
  /** What it means, where the label does not say it all. */
  hint?: ReactNode;
  isOn: boolean;
  isDisabled?: boolean;
  onChange(isOn: boolean): void;
};

/** Something that is on or off, at once. */
export function Switch({ label, hint, isOn, isDisabled = false, onChange }: Props) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4 py-2">
      <div className="min-w-0">
        <label htmlFor={id} className="block font-medium text-ink text-interface">
          {label}
        </label>
        {hint && (
          <div id={`${id}-hint`} className="mt-0.5 text-ink-2 text-preview">
            {hint}
          </div>
        )}
      </div>
      <Radix.Root
        id={id}
        checked={isOn}
        disabled={isDisabled}
        onCheckedChange={onChange}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={trackLook}
      >
        <Radix.Thumb className={thumbLook} />
      </Radix.Root>
    </div>
  );
}

const trackLook =
  "relative mt-px h-6 w-10 shrink-0 cursor-pointer rounded-full border border-control bg-fill transition-colors duration-120 ease-out " +
  "data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:cursor-default disabled:opacity-60 " +
  "before:absolute before:-inset-2 before:content-['']";
const thumbLook =
  "block size-4 translate-x-[3px] rounded-full bg-ink-2 transition-transform duration-120 ease-out rtl:-translate-x-[3px] " +
  "data-[state=checked]:translate-x-[19px] data-[state=checked]:bg-on-accent forced-colors:bg-[ButtonText]! rtl:data-[state=checked]:-translate-x-[19px]";
