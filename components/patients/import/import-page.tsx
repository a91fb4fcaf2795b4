"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button, buttonLook, iconButtonLook } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Refusal } from "@/components/ui/refusal";
import { UnsavedGuard } from "@/components/ui/unsaved-guard";
import { useGoingOn } from "@/components/ui/use-going-on";
import { decidedLines } from "./checked";
import { ChooseFile } from "./choose-file";
import { hasName } from "./columns";
import { ColumnsCard } from "./columns-card";
import { countryName } from "./country-name";
import { DoubtfulLines } from "./doubtful-lines";
import { Finished } from "./finished";
import { ProgressLine } from "./progress-line";
import { ScriptChoice } from "./script-choice";
import { useImport } from "./use-import";
import { VerdictTiles } from "./verdict-tiles";

type Props = { country: string; countries: string[] };

/** Takes a file of people in: first only looked at, line by line, then applied as decided. */
export function ImportPage({ country, countries }: Props) {
  const t = useTranslations("patients.import");
  const importing = useImport(country);
  const { file, stage, checked, decisions, columns } = importing;
  const count = decidedLines(checked, decisions).length;
  const isReady = stage.at === "checked";
  const place = useGoingOn<HTMLDivElement>(stage.at);
  return (
    <div className="flex h-full flex-col">
      <UnsavedGuard isUnsaved={importing.isUnsaved} />
      <header className="flex h-14 shrink-0 items-center gap-2 border-line border-b bg-surface px-1 md:px-6">
        <Link href="/patients" aria-label={t("back")} className={iconButtonLook}>
          <Icon of="icon-arrow-left" size={20} />
        </Link>
        <h1
          tabIndex={-1}
          className="min-w-0 flex-1 truncate outline-none font-semibold text-title tracking-[-.01em]"
        >
          {t("title")}
        </h1>
        {file && (isReady || stage.at === "failed") && (
          <Button className="max-md:px-2.5" onClick={importing.startAnew}>
            <Icon of="icon-file-up" size={16} />
            <span className="max-md:sr-only">{t("another")}</span>
          </Button>
        )}
        {isReady && (
          <Button
            look="primary"
            disabled={count === 0}
            onClick={() => void importing.apply()}
          >
            {t("apply", { count })}
          </Button>
        )}
        {stage.at === "finished" && (
          <Link href="/patients" className={buttonLook({ look: "primary" })}>
            {t("toPatients")}
          </Link>
        )}
      </header>
      <div
        ref={place}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto px-3 outline-none pt-4 pb-6 md:px-8 md:pt-5 md:pb-12"
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {stage.at === "choosing" && (
            <>
              <ChooseFile onChoose={(chosen) => void importing.choose(chosen)} />
              <Refusal>
                {stage.unreadable &&
                  t(`problem.${stage.unreadable.why}`, { name: stage.unreadable.name })}
              </Refusal>
            </>
          )}
          {file && stage.at !== "choosing" && (
            <div className="flex flex-wrap items-center justify-between gap-2">
              <div className="min-w-0">
                <h2 className="truncate font-semibold text-interface">
                  <bdi>{file.name}</bdi>
                </h2>
                <p className="text-ink-3 text-meta">
                  {t("lines", {
                    count: file.rows.length,
                    country: countryName(importing.country),
                  })}
                </p>
              </div>
              {stage.at !== "applying" && stage.at !== "finished" && (
                <span className="inline-flex h-6 items-center gap-1.5 rounded-full bg-fill px-2.5 text-ink-2 text-meta">
                  <Icon of="icon-shield-check" size={14} />
                  {t("nothingWritten")}
                </span>
              )}
            </div>
          )}
          {(stage.at === "checking" || stage.at === "applying") && (
            <ProgressLine stage={stage} />
          )}
          {stage.at === "failed" && (
            <div
              role="alert"
              className="grid justify-items-start gap-2 rounded-card bg-bad-soft px-5 py-4 text-bad text-preview"
            >
              {t(`failed.${stage.isSignedOut ? "signedOut" : stage.while}`)}
              <Button
                size="small"
                onClick={() =>
                  stage.while === "applying"
                    ? void importing.apply()
                    : importing.checkAgain()
                }
              >
                {t("retry")}
              </Button>
            </div>
          )}
          {(isReady || stage.at === "checking") && <ScriptChoice importing={importing} />}
          {/* It stays while the file is looked at again: one more column may be wrong. */}
          {(isReady || stage.at === "checking") && (
            <ColumnsCard importing={importing} countries={countries} />
          )}
          {isReady && !hasName(columns) && (
            <p role="alert" className="text-bad text-preview">
              {t("noNameColumn")}
            </p>
          )}
          {isReady && checked.length > 0 && <VerdictTiles checked={checked} />}
          {isReady && <DoubtfulLines importing={importing} />}
          {stage.at === "finished" && (
            <Finished outcome={stage.outcome} importing={importing} />
          )}
        </div>
      </div>
    </div>
  );
}
