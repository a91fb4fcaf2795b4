import { sql } from "drizzle-orm";
import { db } from "@/db";
import { recordsOf } from "@/lib/patients/person-scope";
import { type Asked, dialogIds } from "./timeline-query";

/** Who has recorded, done or written something in a person's timeline, by name. @package */
export async function membersIn(asked: Asked): Promise<{ id: number; name: string }[]> {
  const ids = dialogIds({
    ...asked,
    filter: { ...asked.filter, account: null, channel: null },
  });
  const { rows } = await db().execute<{ id: string; name: string }>(sql`
    select s.id, s.name from staff s
    where s.id in (
      select author_id from touches where person_id in (${recordsOf(sql`${asked.personId}`)})
      union select author_id from touches where dialog_id = any(${ids}) and person_id is null
      union select author_id from messages where dialog_id = any(${ids}))
    order by s.name, s.id`);
  return rows.map(({ id, name }) => ({ id: Number(id), name }));
}
