import { sql } from "drizzle-orm";
import { db } from "@/db";
import { staff } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { createStaff } from "./create-staff";

/**
 * Creates the first administrator where there is no staff at all, and says whether it did.
 * Safe to call at every start and from several processes at once: an advisory lock lets one of them look at a time.
 */
export async function createFirstAdmin(admin: {
  email: string;
  password: string;
}): Promise<boolean> {
  return db().transaction(async (rows) => {
    await rows.execute(
      sql`select pg_advisory_xact_lock(hashtext('dialogs.first-admin'))`,
    );
    const [anybody] = await rows.select({ id: staff.id }).from(staff).limit(1);
    if (anybody) return false;
    const created = await createStaff(rows, {
      ...admin,
      name: "Administrator",
      role: "admin",
      scope: { all: true },
    });
    if (!created.ok) return false;
    await recordAudit(rows, {
      staffId: null,
      action: "staff.created",
      subject: "staff",
      subjectId: String(created.value),
      details: { first: true },
    });
    return true;
  });
}
