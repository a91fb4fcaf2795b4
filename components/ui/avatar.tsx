import clsx from "clsx";
import { UserRound } from "lucide-react";
import { initials } from "@/lib/format";

type Props = { name: string; isStaff?: boolean; className?: string };

/** Decoration beside a name: initials, or a figure where there is only a number. Only staff may always be recognised. */
export function Avatar({ name, isStaff = false, className }: Props) {
  const letters = initials(name);
  return (
    <span
      aria-hidden
      data-private={isStaff ? undefined : ""}
      className={clsx(
        "grid shrink-0 place-items-center rounded-full font-semibold text-ink-2 tracking-[.01em]",
        className ?? "size-10 bg-avatar text-[13px]",
      )}
    >
      {letters || <UserRound className="size-1/2" strokeWidth={1.75} />}
    </span>
  );
}
