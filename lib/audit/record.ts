import type { Rows } from "@/db";
import { auditLog } from "@/db/schema";
import { requestAddress } from "./request-address";

/**
 * One line of the audit log. `staffId` is who did it, null for the system or a stranger; `action` is a subject and
 * what was done to it (`session.started`, `dialog.closed`); `details` never holds a secret or a patient's words.
 */
export type AuditEntry = {
  staffId: number | null;
  action: string;
  subject?: string;
  subjectId?: string;
  details?: Record<string, unknown>;
  address?: string;
};

/**
 * Writes down who did what and from where, in the transaction of the deed where there is one. It is never changed or
 * removed.
 */
export async function recordAudit(rows: Rows, entry: AuditEntry): Promise<void> {
  const address = entry.address ?? (await requestAddress());
  await rows.insert(auditLog).values({ ...entry, address });
}
