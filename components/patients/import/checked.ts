import type {
  DecidedLine,
  ImportAction,
  ImportLine,
  ImportVerdict,
} from "@/lib/patients/types/import";

/** A line with what the dry run said of it, and of which earlier line it is a repeat. */
export type CheckedLine = ImportLine & ImportVerdict & { repeats: number | null };

/** What staff decided, by line, where it differs from what would be done anyway. */
export type Decisions = ReadonlyMap<number, ImportAction>;

/**
 * Puts lines and verdicts together. Of two lines about one new person the later one waits for a decision, as does one
 * that has nothing but the name of somebody above it.
 */
export function checkedLines(
  lines: readonly ImportLine[],
  verdicts: readonly ImportVerdict[],
): CheckedLine[] {
  const said = new Map(verdicts.map((verdict) => [verdict.line, verdict]));
  const first = new Map<string, number>();
  return lines.flatMap((line): CheckedLine[] => {
    const verdict = said.get(line.line);
    if (!verdict) return [];
    const [name = ""] = verdict.key.split("|");
    const isOnlyName = verdict.key === `${name}|||`;
    const before = first.get(verdict.key) ?? (isOnlyName ? first.get(name) : undefined);
    for (const key of [verdict.key, name])
      if (key && !first.has(key)) first.set(key, line.line);
    if (before === undefined || verdict.verdict !== "new") {
      return [{ ...line, ...verdict, repeats: null }];
    }
    return [
      { ...line, ...verdict, verdict: "doubtful", action: "leave", repeats: before },
    ];
  });
}

/** What becomes of a line: as staff decided, else as it was proposed. */
export const actionOf = (line: CheckedLine, decisions: Decisions): ImportAction =>
  decisions.get(line.line) ?? line.action;

/** The lines that are to be taken in: not those that say nothing new. */
export function decidedLines(
  checked: readonly CheckedLine[],
  decisions: Decisions,
): DecidedLine[] {
  return checked.flatMap((each) => {
    const action = actionOf(each, decisions);
    if (action === "leave" || each.verdict === "known") return [];
    const { line, kind, name, phones, bornOn, email, remarks, person } = each;
    const personId = action === "use" ? (person?.id ?? null) : null;
    const wasNew = each.verdict === "new";
    return [
      { line, kind, name, phones, bornOn, email, remarks, action, personId, wasNew },
    ];
  });
}
