import { useTranslations } from "next-intl";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import type { ImportVerdict } from "@/lib/patients/types/import";
import type { CheckedLine } from "./checked";

type Verdict = ImportVerdict["verdict"];

const tiles: Record<Verdict, { icon: IconName; look: string }> = {
  new: { icon: "icon-user-plus", look: "text-ok" },
  matched: { icon: "icon-user-check", look: "text-ok" },
  known: { icon: "icon-user", look: "text-ink-3" },
  doubtful: { icon: "icon-circle-question-mark", look: "text-warn" },
  wrong: { icon: "icon-circle-x", look: "text-bad" },
};

/** How many lines are new, about somebody known with and without news of them, to be decided, and wrong. */
export function VerdictTiles({ checked }: { checked: readonly CheckedLine[] }) {
  const t = useTranslations("patients.import");
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
      {(Object.keys(tiles) as Verdict[]).map((verdict) => {
        const { icon, look } = tiles[verdict];
        const count = checked.filter((line) => line.verdict === verdict).length;
        return (
          <div
            key={verdict}
            className="rounded-card border border-line bg-surface px-4 py-3"
          >
            <dt className="flex items-center gap-2 text-ink-2 text-preview">
              <Icon of={icon} size={16} className={look} />
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
