import type { ImportLine } from "@/lib/patients/types/import";

/** A line that was left out, and why. */
export type LeftOut = { line: ImportLine; reason: string };

/** What stands in a column of the report: a key of the catalogue (`patients.import.report.…`). */
export type ReportColumn =
  | "line"
  | "kind"
  | "name"
  | "phone"
  | "born"
  | "email"
  | "remarks"
  | "reason";

/** Lines that were left out as a table that reads as they did: each phone has a column of its own. */
export function reportOf(left: readonly LeftOut[]): {
  columns: ReportColumn[];
  rows: string[][];
} {
  const most = Math.max(1, ...left.map(({ line }) => line.phones.length));
  const places = Array.from({ length: most }, (_, index) => index);
  return {
    columns: [
      "line",
      "kind",
      "name",
      ...places.map(() => "phone" as const),
      "born",
      "email",
      "remarks",
      "reason",
    ],
    rows: left.map(({ line, reason }) => [
      String(line.line),
      line.kind,
      line.name,
      ...places.map((index) => line.phones[index] ?? ""),
      line.bornOn,
      line.email,
      line.remarks,
      reason,
    ]),
  };
}
