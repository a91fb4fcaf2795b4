import clsx from "clsx";
import type { ReactNode } from "react";

type Props = {
  name: string;
  isChosen: boolean;
  onChoose(): void;
  className?: string;
  children: ReactNode;
};

/** One of several, as a tile: a radio button that looks like one. */
export function ChoiceTile({ name, isChosen, onChoose, className, children }: Props) {
  return (
    <label
      className={clsx(
        "relative inline-flex cursor-pointer items-center justify-center rounded-control border font-medium",
        "has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2",
        isChosen
          ? "border-accent bg-selected text-ink [&>.icon]:text-accent"
          : "border-line-strong text-ink-2 hover:bg-hover",
        className,
      )}
    >
      <input
        type="radio"
        name={name}
        checked={isChosen}
        onChange={onChoose}
        className="absolute inset-0 cursor-pointer appearance-none opacity-0"
      />
      {children}
    </label>
  );
}
