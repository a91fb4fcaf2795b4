import { CircleHelp, CircleX, type LucideIcon, UserCheck, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ImportVerdict } from "@/lib/patients/types";
import type { CheckedLine } from "./checked";

type Verdict = ImportVerdict["verdict"];

const tiles: Record<Verdict, { icon: LucideIcon; look: string }> = {
  new: { icon: UserPlus, look: "text-ok" },
  matched: { icon: UserCheck, look: "text-ok" },
  doubtful: { icon: CircleHelp, look: "text-warn" },
  wrong: { icon: CircleX, look: "text-bad" },
};

/** How many lines are new, known, to be decided and wrong. */
export function VerdictTiles({ checked }: { checked: readonly CheckedLine[] }) {
  const t = useTranslations("patients.import");
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {(Object.keys(tiles) as Verdict[]).map((verdict) => {
        const { icon: Icon, look } = tiles[verdict];
        const count = checked.filter((line) => line.verdict === verdict).length;
        return (
          <div
            key={verdict}
            className="rounded-card border border-line bg-surface px-4 py-3"
          >
            <dt className="flex items-center gap-2 text-ink-2 text-preview">
              <Icon size={16} strokeWidth={1.75} aria-hidden className={look} />
              {t(`tile.${verdict}`)}
            </dt>
            <dd className="mt-1 font-semibold text-[24px] leading-8 tabular-nums">
              {t("number", { count })}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
