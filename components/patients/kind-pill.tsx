import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { PersonKind } from "@/lib/patients/types/person";

/** Lead or patient, in a word. */
export function KindPill({ kind }: { kind: PersonKind }) {
  const t = useTranslations("patients.kinds");
  return (
    <span
      className={clsx(
        "inline-flex h-[22px] shrink-0 items-center rounded-full px-2 font-medium text-meta",
        kind === "patient" ? "bg-selected text-accent" : "bg-fill text-ink-2",
      )}
    >
      {t(kind)}
    </span>
  );
}
