import clsx from "clsx";
import type { ReactNode } from "react";

type Props = {
  aside: ReactNode;
  /** Are they one column, beside something else? */
  isNarrow?: boolean;
  children: ReactNode;
};

/** A form with what belongs beside it, one above the other where there is no room. */
export function FormColumns({ aside, isNarrow = false, children }: Props) {
  const looks = isNarrow ? narrow : wide;
  return (
    <div className={looks.both}>
      <div className="min-w-0 p-4 md:px-5 md:pb-5">{children}</div>
      <div className={clsx("min-w-0 border-line p-4 md:px-5 md:pb-5", looks.aside)}>
        {aside}
      </div>
    </div>
  );
}

const wide = {
  both: "grid min-[1152px]:grid-cols-[minmax(0,1fr)_400px]",
  aside: "max-[1151px]:border-t min-[1152px]:border-s",
};
const narrow = {
  both: "min-w-0 border-line max-[1151px]:border-t min-[1152px]:border-s",
  aside: "border-t",
};
