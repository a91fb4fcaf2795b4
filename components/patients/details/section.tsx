import type { ReactNode } from "react";

type Props = { title: string; action?: ReactNode; children: ReactNode };

/** A part of the Details under its heading. */
export function Section({ title, action, children }: Props) {
  return (
    <section
      aria-label={title}
      className="border-line border-b px-4 py-3 last:border-b-0"
    >
      <div className="mb-1.5 flex min-h-6 items-center justify-between gap-2">
        <h3 className="font-semibold text-preview">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}

/** A button that reads like a link, at the end of a heading. */
export const textButtonLook =
  "inline-flex cursor-pointer items-center rounded-[4px] font-medium text-accent text-preview hover:underline pointer-coarse:min-h-9";
