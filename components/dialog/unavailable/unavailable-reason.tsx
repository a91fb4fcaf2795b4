import clsx from "clsx";
import type { ReactNode } from "react";

type Props = {
  /** Of the title, which also says why of what was begun. */
  id: string;
  title: ReactNode;
  className?: string;
  children: ReactNode;
};

/** Why no free words may be sent, and what helps. Whoever was writing there may be led to it. */
export function UnavailableReason({ id, title, className, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no set of fields.
    <div
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      className={clsx(
        "min-w-0 text-preview outline-none [overflow-wrap:anywhere]",
        className,
      )}
    >
      <p id={id} className="font-semibold">
        {title}
      </p>
      {children}
    </div>
  );
}
