import clsx from "clsx";
import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icons/icon";

/** A choice from a list, with our own arrow in every browser; what is too long for it ends in dots. */
export function Select({ className, ...select }: ComponentProps<"select">) {
  return (
    <span className="relative block min-w-0">
      <select
        {...select}
        className={clsx(
          "w-full cursor-pointer appearance-none text-ellipsis pe-8!",
          className,
        )}
      />
      <Icon
        of="icon-chevron-down"
        size={16}
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto text-ink-2"
      />
    </span>
  );
}
