import { sql } from "drizzle-orm";
import { db } from "@/db";
import type { Staff } from "@/lib/auth/current-staff";
import { personInScope } from "@/lib/patients/person-scope";
import type { ManualKind, TouchDirection, TouchVersion } from "./types";

type Found = {
  version: number;
  kind: ManualKind;
  direction: TouchDirection | null;
  at: Date;
  outcome: string;
  text: string;
  follow_up_on: string | null;
  withdrawn: boolean;
  by: string | null;
  recorded_at: Date;
};

/** Everything that a touch ever said, newest version first. Null if the person may not be seen. */
export async function touchVersions(
  staff: Staff,
  touchId: number,
): Promise<TouchVersion[] | null> {
  const { rows } = await db().execute<Found>(sql`
    select t.version, t.kind, t.direction, t.at, t.outcome, t.text, t.follow_up_on::text,
      t.withdrawn, author.name as by, t.recorded_at
    from touches t left join staff author on author.id = t.author_id
    where (t.id = ${touchId} and t.root_id is null or t.root_id = ${touchId})
      and t.person_id is not null and ${personInScope(staff.scope, sql`t.person_id`)}
    order by t.version desc`);
  if (rows.length === 0) return null;
  return rows.map(({ follow_up_on, recorded_at, at, ...version }) => ({
    ...version,
    at: new Date(at).toISOString(),
    followUpOn: follow_up_on,
    recordedAt: new Date(recorded_at).toISOString(),
  }));
}
