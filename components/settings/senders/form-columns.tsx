import type { ReactNode } from "react";

/** A form with what belongs beside it, one above the other where there is no room. */
export function FormColumns({
  children,
  aside,
}: {
  children: ReactNode;
  aside: ReactNode;
}) {
  return (
    <div className="grid min-[1152px]:grid-cols-[minmax(0,1fr)_400px]">
      <div className="min-w-0 p-4 md:px-5 md:pb-5">{children}</div>
      <div className="min-w-0 border-line p-4 max-[1151px]:border-t md:px-5 md:pb-5 min-[1152px]:border-s">
        {aside}
      </div>
    </div>
  );
}
