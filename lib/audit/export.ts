import { db } from "@/db";
import { byteOrderMark, csvLines } from "@/lib/csv";
import { countAudit, eachAuditLine } from "./list";
import { recordAudit } from "./record";
import type { AuditFilter, AuditLine } from "./types";

const head = ["Time (UTC)", "Who", "Did", "What", "Account", "From", "Details"];

/**
 * All lines of a filter as a spreadsheet, newest first, some thousand at a time; `did` puts an action into words. That
 * it was taken is written down before the first.
 */
export async function* auditCsv(
  staff: { id: number },
  filter: AuditFilter,
  did: (action: string) => string,
): AsyncGenerator<string> {
  const { lines, before } = await countAudit(filter);
  await recordAudit(db(), {
    staffId: staff.id,
    action: "audit.exported",
    details: { lines },
  });
  yield `${byteOrderMark}${csvLines([head])}`;
  for await (const portion of eachAuditLine(filter, before)) {
    yield csvLines(portion.map((line) => cellsOf(line, did)));
  }
}

function cellsOf(line: AuditLine, did: (action: string) => string) {
  const { at, who, action, what, account, address, details } = line;
  const more = Object.keys(details).length > 0 ? JSON.stringify(details) : null;
  return [at, who, did(action), what, account?.handle ?? null, address, more];
}
