import { and, eq, isNull, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { staff } from "@/db/schema";
import { type Done, type Refused, refused } from "@/lib/result";

/**
 * One change of the staff at a time: two admins who deactivate each other must not both succeed. Who was demoted or
 * deactivated while they waited changes nothing any more.
 */
export function changingStaff<Said extends Done>(
  byId: number,
  work: (rows: Rows) => Promise<Said>,
): Promise<Said | Refused<"notAllowed">> {
  return db().transaction(async (rows) => {
    await rows.execute(sql`select pg_advisory_xact_lock(hashtext('dialogs.staff'))`);
    return (await isStillAdmin(rows, byId)) ? work(rows) : refused("notAllowed");
  });
}

/**
 * Keeps the staff as they are until the transaction ends. For whoever holds dialogs before members: who takes a dialog
 * from a member holds the member first, and each would wait for the other.
 */
export async function holdStaff(rows: Rows): Promise<void> {
  await rows.execute(sql`select pg_advisory_xact_lock_shared(hashtext('dialogs.staff'))`);
}

async function isStillAdmin(rows: Rows, id: number): Promise<boolean> {
  const isAdmin = and(
    eq(staff.id, id),
    eq(staff.role, "admin"),
    isNull(staff.deactivatedAt),
  );
  return (await rows.$count(staff, isAdmin)) > 0;
}
