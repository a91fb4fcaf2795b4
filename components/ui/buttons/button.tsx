import clsx from "clsx";
import type { ComponentProps } from "react";
import { Icon, type IconName, type IconSize } from "@/components/ui/icons/icon";

const looks = {
  primary:
    "border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover",
  plain: "border-line-strong bg-surface text-ink hover:bg-hover",
  quiet: "border-transparent text-ink-2 hover:bg-hover hover:text-ink",
};

const sizes = {
  normal: "h-9 rounded-control px-3 text-interface pointer-coarse:h-11",
  small: "h-7 rounded-[7px] px-2.5 text-preview pointer-coarse:h-9",
};

type Look = { look?: keyof typeof looks; size?: keyof typeof sizes };

/** How a button looks, for links that look like one as well. */
export function buttonLook({ look = "plain", size = "normal" }: Look = {}): string {
  return clsx(
    "inline-flex shrink-0 cursor-pointer items-center justify-center gap-1.5 border font-medium whitespace-nowrap",
    "transition-colors duration-120 ease-out",
    "disabled:cursor-default disabled:border-fill disabled:bg-fill disabled:text-ink-2 disabled:opacity-75",
    looks[look],
    sizes[size],
  );
}

/** A button that submits nothing unless it is told to. */
export function Button({
  look,
  size,
  className,
  ...rest
}: Look & ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      className={clsx(
        buttonLook({ ...(look && { look }), ...(size && { size }) }),
        className,
      )}
    />
  );
}

/** How a button that is only a sign looks; it always has an accessible name. */
export const iconButtonLook = "icon-button";

type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  icon: IconName;
  /** Its name, which is shown to whoever rests on it as well. */
  label: string;
  size?: IconSize;
};

/** A button that is only a sign. */
export function IconButton({ icon, label, size = 18, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={clsx(iconButtonLook, rest.className)}
    >
      <Icon of={icon} size={size} />
    </button>
  );
}
