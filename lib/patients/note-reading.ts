import { and, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db";
import { auditLog } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";

/**
 * Writes down that somebody's record was read. One line for one look: a screen that keeps itself true reads the same
 * record again and again.
 */
export async function noteReading(staffId: number, personId: number): Promise<void> {
  const lately = await db().$count(
    auditLog,
    and(
      eq(auditLog.staffId, staffId),
      gt(auditLog.at, sql`now() - interval '10 minutes'`),
      eq(auditLog.action, "person.read"),
      eq(auditLog.subjectId, String(personId)),
    ),
  );
  if (lately > 0) return;
  await recordAudit(db(), {
    staffId,
    action: "person.read",
    subject: "person",
    subjectId: String(personId),
  });
}
