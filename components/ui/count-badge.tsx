import clsx from "clsx";

type Props = { count: number; className?: string };

/** A number in a filled pill; above 99 it says so. Its words for screen readers stand beside it. */
export function CountBadge({ count, className }: Props) {
  return (
    <span
      aria-hidden
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
