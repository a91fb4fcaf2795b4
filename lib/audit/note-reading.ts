import { sql } from "drizzle-orm";
import { db } from "@/db";
import { requestAddress } from "./request-address";

/**
 * Writes down that a member of staff read something: a person's record, a dialog. One line for one look: a screen
 * that keeps itself true reads the same again and again. One statement.
 */
export async function noteReading(
  staffId: number,
  subject: "person" | "dialog",
  id: number,
): Promise<void> {
  const action = `${subject}.read`;
  const address = (await requestAddress()) ?? null;
  await db().execute(sql`
    insert into audit_log (staff_id, action, subject, subject_id, address)
    select ${staffId}::bigint, ${action}, ${subject}, ${String(id)}::text, ${address}::text
    where not exists (
      select from audit_log
      where staff_id = ${staffId} and at > now() - interval '10 minutes'
        and action = ${action} and subject_id = ${String(id)})`);
}
