import { sql } from "drizzle-orm";
import { db } from "@/db";
import { recordsOf } from "./person-scope";
import { displayPhone } from "./phone";

/** The phones of somebody and of the records that were merged into theirs, as people read them, each once. */
export async function phonesOf(personId: number): Promise<string[]> {
  const { rows } = await db().execute<{ phone: string }>(sql`
    select distinct phone from person_phones
    where person_id in (${recordsOf(sql`${personId}`)})
    order by phone`);
  return rows.map(({ phone }) => displayPhone(phone));
}
