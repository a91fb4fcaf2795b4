import clsx from "clsx";
import type { ReactNode } from "react";

type Props = { isStrong?: boolean; children: ReactNode };

/** Whose row it is. A name that is read from the right stands beside its picture as well, and not beside the time. */
export function RowName({ isStrong = false, children }: Props) {
  return (
    <span className="min-w-0 flex-1">
      <span
        dir="auto"
        data-private
        className={clsx(
          "block w-fit max-w-full truncate",
          isStrong ? "font-semibold" : "font-medium",
        )}
      >
        {children}
      </span>
    </span>
  );
}
