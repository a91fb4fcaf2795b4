import type { CheckedLine } from "./checked";

/** Saves lines that were left out as a CSV file, each with its reason, to be mended and sent again. */
export async function saveErrorReport(
  header: string[],
  left: { line: CheckedLine; reason: string }[],
): Promise<void> {
  const { unparse } = await import("papaparse");
  const rows = left.map(({ line, reason }) => [
    String(line.line),
    line.name,
    line.phones.join(" / "),
    line.bornOn,
    line.email,
    reason,
  ]);
  const text = unparse([header, ...rows], { escapeFormulae: true });
  const file = new Blob([`\uFEFF${text}\r\n`], { type: "text/csv;charset=utf-8" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "import-errors.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
