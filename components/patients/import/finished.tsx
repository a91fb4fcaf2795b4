import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import type { ImportOutcome } from "@/lib/patients/types/import";
import { actionOf, type CheckedLine } from "./checked";
import { useErrorReport } from "./use-error-report";
import type { Import } from "./use-import";
import { useReasons } from "./use-reasons";

type Props = { outcome: ImportOutcome; importing: Import };

/** What an import did, and the lines that it left out, to be mended. */
export function Finished({ outcome, importing }: Props) {
  const t = useTranslations("patients.import");
  const reasonOf = useReasons();
  const save = useErrorReport();
  const { checked, decisions } = importing;
  const known = checked.filter(({ verdict }) => verdict === "known").length;
  const counts = { ...outcome, unchanged: outcome.unchanged + known };
  const refused = new Map(outcome.refused.map(({ line, reason }) => [line, reason]));
  const left = checked.filter(
    (line) => actionOf(line, decisions) === "leave" || refused.has(line.line),
  );
  const whyLeft = (line: CheckedLine) =>
    refused.get(line.line) === "onlyName"
      ? t("reason.onlyName", { name: line.name })
      : reasonOf(line) || t("changedMeanwhile");
  const report = () => save(left.map((line) => ({ line, reason: whyLeft(line) })));
  return (
    <section
      role="status"
      className="rounded-card border border-line bg-surface px-5 py-4"
    >
      <h2 className="flex items-center gap-2 font-semibold text-message">
        <Icon of="icon-circle-check" size={20} className="text-ok" />
        {t("finished")}
      </h2>
      <ul className="mt-2 grid gap-1 text-interface">
        {(["added", "updated", "unchanged"] as const).map((what) => (
          <li key={what}>{t(`outcome.${what}`, { count: counts[what] })}</li>
        ))}
        <li>{t("outcome.left", { count: left.length })}</li>
      </ul>
      <div className="mt-4 flex flex-wrap gap-2">
        {left.length > 0 && (
          <Button size="small" onClick={report}>
            <Icon of="icon-download" size={14} />
            {t("errorReport")}
          </Button>
        )}
        <Button size="small" onClick={importing.startAnew}>
          {t("another")}
        </Button>
      </div>
    </section>
  );
}
