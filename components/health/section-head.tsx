import type { ReactNode } from "react";

type Props = { id: string; title: string; help: string; children?: ReactNode };

/** What a part of the page is, what it means, and what can be done with all of it. */
export function SectionHead({ id, title, help, children }: Props) {
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-60">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        <p className="mt-0.5 text-ink-3 text-meta">{help}</p>
      </div>
      {children}
    </div>
  );
}
