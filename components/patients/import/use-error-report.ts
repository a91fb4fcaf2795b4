import { useTranslations } from "next-intl";
import { type LeftOut, reportOf } from "./error-report";

/** Saves lines that were left out as a CSV file, each with its reason, to be mended and sent again. */
export function useErrorReport(): (left: readonly LeftOut[]) => void {
  const t = useTranslations("patients.import.report");
  return (left) => {
    const { columns, rows } = reportOf(left);
    void save([columns.map((column) => t(column)), ...rows]);
  };
}

async function save(rows: string[][]): Promise<void> {
  const { byteOrderMark, csvLines } = await import("@/lib/csv");
  const text = `${byteOrderMark}${csvLines(rows)}`;
  const file = new Blob([text], { type: "text/csv;charset=utf-8" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "import-errors.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
