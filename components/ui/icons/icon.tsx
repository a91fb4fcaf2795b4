import type { icons } from "@iconify-json/lucide/icons.json";
import clsx from "clsx";
import { memo } from "react";
import type { brands } from "./icons.mjs";

/**
 * The class of one of Lucide's icons, or of a brand; written out wherever it is named, since the style sheet has only
 * those.
 */
export type IconName = `icon-${keyof typeof icons | keyof typeof brands}`;

const sizes = {
  12: "size-3",
  13: "size-3.25",
  14: "size-3.5",
  15: "size-3.75",
  16: "size-4",
  18: "size-4.5",
  20: "size-5",
  24: "size-6",
};

export type IconSize = keyof typeof sizes;

type Props = {
  of: IconName;
  /** Pixels; without it as large as its class says. */
  size?: IconSize;
  /** Its name, where no word beside it says the same. */
  label?: string | undefined;
  className?: string | undefined;
};

/**
 * An icon in the colour of the text around it. What it looks like stands in the style sheet (`icons.mjs`): no script
 * carries it, and a screen that has hundreds has one element for each.
 */
export const Icon = memo(function Icon({ of, size, label, className }: Props) {
  return (
    <span
      {...(label && { role: "img", "aria-label": label })}
      className={clsx("icon", of, size && sizes[size], className)}
    />
  );
});
