"use client";

import { useTranslations } from "next-intl";
import { useFocusFallback } from "@/components/ui/focus/use-focus-fallback";
import { Refusal } from "@/components/ui/notes/refusal";
import { UnsavedGuard } from "@/components/ui/unsaved/unsaved-guard";
import { ChooseFile } from "./choose-file";
import { hasName } from "./columns";
import { ColumnsCard } from "./columns-card";
import { DoubtfulLines } from "./doubtful-lines";
import { FileLine } from "./file-line";
import { Finished } from "./finished";
import { ImportHead } from "./import-head";
import { ProgressLine } from "./progress-line";
import { ScriptChoice } from "./script-choice";
import { Unanswered } from "./unanswered";
import { type Import, type Stage, useImport } from "./use-import";
import { VerdictTiles } from "./verdict-tiles";

type Props = { country: string; countries: string[] };

/** Takes a file of people in: first only looked at, line by line, then applied as decided. */
export function ImportPage({ country, countries }: Props) {
  const importing = useImport(country);
  const { stage } = importing;
  const place = useFocusFallback<HTMLDivElement>(stage.at);
  return (
    <div className="flex h-full flex-col">
      <UnsavedGuard isUnsaved={importing.isUnsaved} />
      <ImportHead importing={importing} />
      <div
        ref={place}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto px-3 outline-none pt-4 pb-6 md:px-8 md:pt-5 md:pb-12"
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {stage.at === "choosing" && (
            <>
              <ChooseFile onChoose={(chosen) => void importing.choose(chosen)} />
              <Unreadable unreadable={stage.unreadable} />
            </>
          )}
          {stage.at !== "choosing" && <FileLine importing={importing} />}
          {(stage.at === "checking" || stage.at === "applying") && (
            <ProgressLine stage={stage} />
          )}
          {stage.at === "failed" && <Unanswered stage={stage} importing={importing} />}
          {/* They stay while the file is looked at again: one more column may be wrong. */}
          {(stage.at === "checked" || stage.at === "checking") && (
            <>
              <ScriptChoice importing={importing} />
              {!hasName(importing.columns) && <NameMissing />}
              <ColumnsCard importing={importing} countries={countries} />
            </>
          )}
          {stage.at === "checked" && <Verdicts importing={importing} />}
          {stage.at === "finished" && (
            <Finished outcome={stage.outcome} importing={importing} />
          )}
        </div>
      </div>
    </div>
  );
}

/** Why a file that was chosen can't be read. */
function Unreadable({ unreadable }: Pick<Choosing, "unreadable">) {
  const t = useTranslations("patients.import.problem");
  return <Refusal>{unreadable && t(unreadable.why, { name: unreadable.name })}</Refusal>;
}

type Choosing = Extract<Stage, { at: "choosing" }>;

/** Nothing is looked at before it is known which column has the names. */
function NameMissing() {
  const t = useTranslations("patients.import");
  return (
    <p role="alert" className="text-bad text-preview">
      {t("noNameColumn")}
    </p>
  );
}

/** What would become of each line. */
function Verdicts({ importing }: { importing: Import }) {
  return (
    <>
      {importing.checked.length > 0 && <VerdictTiles checked={importing.checked} />}
      <DoubtfulLines importing={importing} />
    </>
  );
}
