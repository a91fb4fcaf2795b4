"use client";

import { useRef, useState } from "react";
import { newClientId } from "@/components/inbox/controllers/client-id";
import type { ImportAction, ImportOutcome } from "@/lib/patients/types/import";
import { type CheckedLine, checkedLines, type Decisions, decidedLines } from "./checked";
import { guessColumns, hasName, linesOf, type Meaning } from "./columns";
import { applyFile, checkFile, isSignedOut } from "./import-requests";
import { type CsvFile, type FileProblem, readFile, type Script } from "./read-file";

/** Where an import stands; `done` lines of `total`. */
export type Stage =
  | { at: "choosing"; unreadable: { name: string; why: FileProblem } | null }
  | { at: "checking" | "applying"; done: number; total: number }
  | { at: "checked" }
  | { at: "failed"; while: "checking" | "applying"; isSignedOut: boolean }
  | { at: "finished"; outcome: ImportOutcome };

export type Import = ReturnType<typeof useImport>;

/** One import: the file, what its columns are, what the dry run said, what was decided, and what came of it. */
export function useImport(clinicCountry: string) {
  const [file, setFile] = useState<CsvFile | null>(null);
  const [columns, setColumns] = useState<Meaning[]>([]);
  const [country, setCountry] = useState(clinicCountry);
  const [checked, setChecked] = useState<CheckedLine[]>([]);
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const [stage, setStage] = useState<Stage>({ at: "choosing", unreadable: null });
  const [importId, setImportId] = useState(newClientId);
  const calling = useRef<AbortController | null>(null);
  const source = useRef<File | null>(null);
  const isDecided = decisions.size > 0 && ["checked", "failed"].includes(stage.at);

  /** One question at a time: another choice calls the one before off. */
  function begin(): AbortSignal {
    calling.current?.abort();
    calling.current = new AbortController();
    return calling.current.signal;
  }

  const fail = (during: "checking" | "applying", fault: unknown) =>
    setStage({ at: "failed", while: during, isSignedOut: isSignedOut(fault) });

  async function check(asked: { file: CsvFile; columns: Meaning[]; country: string }) {
    const signal = begin();
    setDecisions(new Map());
    setChecked([]);
    if (!hasName(asked.columns)) return setStage({ at: "checked" });
    const lines = linesOf(asked.file.rows, asked.columns);
    const total = lines.length;
    const onProgress = (done: number) => setStage({ at: "checking", done, total });
    onProgress(0);
    try {
      const verdicts = await checkFile({
        lines,
        country: asked.country,
        onProgress,
        signal,
      });
      setChecked(checkedLines(lines, verdicts));
      setStage({ at: "checked" });
    } catch (fault) {
      if (!signal.aborted) fail("checking", fault);
    }
  }

  async function choose(chosen: File, script?: Script) {
    const signal = begin();
    source.current = chosen;
    const read = await readFile(chosen, script).catch((): FileProblem => "notCsv");
    if (signal.aborted) return;
    if (typeof read === "string") {
      const unreadable = { name: chosen.name, why: read };
      return setStage({ at: "choosing", unreadable });
    }
    const guessed = guessColumns(read.header);
    setImportId(newClientId());
    setFile(read);
    setColumns(guessed);
    await check({ file: read, columns: guessed, country });
  }

  async function apply() {
    const signal = begin();
    const lines = decidedLines(checked, decisions);
    const total = lines.length;
    const onProgress = (done: number) => setStage({ at: "applying", done, total });
    onProgress(0);
    try {
      const outcome = await applyFile({ importId, lines, country, onProgress, signal });
      setStage({ at: "finished", outcome });
    } catch (fault) {
      if (!signal.aborted) fail("applying", fault);
    }
  }

  return {
    file,
    columns,
    country,
    checked,
    decisions,
    stage,
    isUnsaved: isDecided || stage.at === "applying",
    choose: (chosen: File) => choose(chosen),
    apply,
    changeScript(script: Script) {
      if (source.current) void choose(source.current, script);
    },
    changeColumn(at: number, meaning: Meaning) {
      const changed = columns.with(at, meaning);
      setColumns(changed);
      if (file) void check({ file, columns: changed, country });
    },
    changeCountry(to: string) {
      setCountry(to);
      if (file) void check({ file, columns, country: to });
    },
    decide(line: number, action: ImportAction) {
      setDecisions(new Map(decisions).set(line, action));
    },
    checkAgain() {
      if (file) void check({ file, columns, country });
    },
    startAnew() {
      begin();
      setFile(null);
      setStage({ at: "choosing", unreadable: null });
    },
  };
}
