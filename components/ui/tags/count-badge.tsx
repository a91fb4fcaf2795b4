import clsx from "clsx";

type Props = {
  count: number;
  /** Its words for screen readers, where they do not stand beside it. */
  label?: string;
  className?: string;
};

/** A number in a filled pill; above 99 it says so. */
export function CountBadge({ count, label, className }: Props) {
  return (
    <span
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
      className={clsx(
        "h-[18px] min-w-[18px] shrink-0 rounded-full bg-accent px-[5px] text-center font-semibold",
        "text-[11px] text-on-accent leading-[18px]",
        className,
      )}
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}
