import { db } from "@/db";
import { byteOrderMark, csvLines } from "@/lib/csv";
import { eachAuditLine } from "./list";
import { recordAudit } from "./record";
import type { AuditFilter } from "./types";

const head = ["Time (UTC)", "Who", "Did", "What", "Account", "From", "Details"];

/** The lines of a filter as a spreadsheet, newest first; `did` puts an action into words. Taking it is audited. */
export async function auditCsv(
  staff: { id: number },
  filter: AuditFilter,
  did: (action: string) => string,
): Promise<string> {
  const rows: (string | null)[][] = [head];
  for await (const lines of eachAuditLine(filter)) {
    for (const line of lines) {
      const { at, who, action, what, account, address, details } = line;
      const more = Object.keys(details).length > 0 ? JSON.stringify(details) : null;
      rows.push([at, who, did(action), what, account?.handle ?? null, address, more]);
    }
  }
  await recordAudit(db(), {
    staffId: staff.id,
    action: "audit.exported",
    details: { lines: rows.length - 1 },
  });
  return `${byteOrderMark}${csvLines(rows)}`;
}
