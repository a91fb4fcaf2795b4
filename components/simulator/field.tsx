import type { ReactNode } from "react";

export const fieldClass =
  "h-10 w-full rounded-control border border-control bg-surface px-3 text-base text-ink md:text-interface";

/** A label around the one control that it names. */
export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="flex min-w-40 flex-1 flex-col gap-1">
      <span className="font-medium text-ink-2 text-preview">{label}</span>
      {children}
    </label>
  );
}
