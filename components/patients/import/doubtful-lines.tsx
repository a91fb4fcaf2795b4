"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { Select } from "@/components/ui/forms/select";
import { Icon } from "@/components/ui/icons/icon";
import type { ImportAction } from "@/lib/patients/types/import";
import { actionOf, type CheckedLine } from "./checked";
import { useErrorReport } from "./use-error-report";
import type { Import } from "./use-import";
import { useReasons } from "./use-reasons";

const atOnce = 100;

/** The lines that staff have to look at: what is wrong, and what is to be decided. */
export function DoubtfulLines({ importing }: { importing: Import }) {
  const t = useTranslations("patients.import");
  const reasonOf = useReasons();
  const save = useErrorReport();
  const [shown, setShown] = useState(atOnce);
  const { checked, decisions, decide } = importing;
  const lines = checked
    .filter(({ verdict }) => verdict === "doubtful" || verdict === "wrong")
    .toSorted(
      (one, other) => one.verdict.localeCompare(other.verdict) || one.line - other.line,
    );
  if (lines.length === 0) return null;
  const left = lines.filter((line) => actionOf(line, decisions) === "leave");
  const report = () => save(left.map((line) => ({ line, reason: reasonOf(line) })));
  return (
    <section
      aria-label={t("doubtful")}
      className="rounded-card border border-line bg-surface"
    >
      <div className="flex min-h-13 items-center justify-between gap-3 border-line border-b px-5 py-2">
        <h2 className="font-semibold text-preview">{t("doubtful")}</h2>
        <Button size="small" disabled={left.length === 0} onClick={report}>
          <Icon of="icon-download" size={14} />
          {t("errorReport")}
        </Button>
      </div>
      <table className="w-full border-collapse text-preview max-md:block">
        <thead className="max-md:sr-only">
          <tr>
            {(["line", "name", "phone", "reason", "action"] as const).map((column) => (
              <th key={column} scope="col" className={headLook}>
                {t(`report.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {lines.slice(0, shown).map((line) => (
            <DoubtfulLine
              key={line.line}
              line={line}
              reason={reasonOf(line)}
              action={actionOf(line, decisions)}
              onDecide={(action) => decide(line.line, action)}
            />
          ))}
        </tbody>
      </table>
      <div className="flex min-h-11 items-center justify-between gap-3 px-5 py-2 text-ink-3 text-meta">
        {t("leftOut")}
        {lines.length > shown && (
          <Button size="small" onClick={() => setShown(shown + atOnce)}>
            {t("more", { count: Math.min(atOnce, lines.length - shown) })}
          </Button>
        )}
      </div>
    </section>
  );
}

type LineProps = {
  line: CheckedLine;
  reason: string;
  action: ImportAction;
  onDecide(action: ImportAction): void;
};

function DoubtfulLine({ line, reason, action, onDecide }: LineProps) {
  const t = useTranslations("patients.import");
  const isWrong = line.verdict === "wrong";
  const icon = isWrong ? "icon-circle-x" : "icon-circle-question-mark";
  const choices: ImportAction[] = line.person
    ? ["use", "add", "leave"]
    : ["add", "leave"];
  return (
    <tr className={rowLook}>
      <td
        className={`${cellLook} text-ink-3 tabular-nums whitespace-nowrap md:w-20 md:text-end`}
      >
        {line.line}
      </td>
      <th scope="row" className={`${cellLook} text-start font-medium`}>
        {line.name ? (
          <bdi data-private>{line.name}</bdi>
        ) : (
          <span className="text-ink-3">{t("noNameCell")}</span>
        )}
      </th>
      <td className={cellLook}>
        <span data-private>{line.phones.join(" / ")}</span>
      </td>
      <td className={`${cellLook} text-ink-2 max-md:w-full`}>
        <span className="flex gap-2">
          <Icon
            of={icon}
            size={16}
            className={`mt-px shrink-0 ${isWrong ? "text-bad" : "text-warn"}`}
          />
          <span data-private>{reason}</span>
        </span>
      </td>
      <td className={`${cellLook} max-md:w-full md:w-56`}>
        {isWrong ? (
          <span className="text-ink-3">{t("action.left")}</span>
        ) : (
          <Select
            aria-label={t("decide", { line: line.line })}
            value={action}
            onChange={(event) => onDecide(event.target.value as ImportAction)}
            className={selectLook}
          >
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {t(`action.${wordOf(choice, line)}`, { name: line.person?.name ?? "" })}
              </option>
            ))}
          </Select>
        )}
      </td>
    </tr>
  );
}

/** What a choice comes to: a key of the catalogue. */
function wordOf(choice: ImportAction, { kind, person }: CheckedLine) {
  if (choice === "add" && kind === "lead") return "addLead";
  if (choice === "use" && kind === "patient" && person?.kind === "lead") return "useLead";
  return choice;
}

const headLook =
  "h-9 border-line border-b px-3 text-start font-medium text-ink-3 text-meta whitespace-nowrap first:ps-5 first:text-end last:pe-5";
const rowLook =
  "border-line border-b max-md:flex max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-1 max-md:px-4 max-md:py-3";
const cellLook =
  "px-3 py-1.5 md:h-12 md:first:ps-5 md:last:pe-5 max-md:block max-md:p-0 [overflow-wrap:anywhere]";
const selectLook =
  "h-8 w-full min-w-0 rounded-control border border-control bg-surface px-2 text-preview pointer-coarse:h-11";
