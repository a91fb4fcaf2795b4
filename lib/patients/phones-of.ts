import { sql } from "drizzle-orm";
import { db } from "@/db";
import { clinicCountry } from "./clinic-country";
import { recordsOf } from "./person-scope";
import { displayPhone, nationalPhone, phonesOnce } from "./phone";

/** The phones of somebody and of the records that were merged into theirs, as people read them, each once. */
export async function phonesOf(personId: number): Promise<string[]> {
  const { rows } = await db().execute<{ phone: string }>(sql`
    select distinct phone from person_phones
    where person_id in (${recordsOf(sql`${personId}`)})
    order by phone`);
  return phonesOnce(rows.map(({ phone }) => phone)).map(displayPhone);
}

/** The same of several at once, by person, as the clinic's country writes them. Who has none is not in it. */
export async function phonesByPerson(ids: number[]): Promise<Map<number, string[]>> {
  const [country, { rows }] = await Promise.all([
    clinicCountry(),
    db().execute<{ person_id: string; phones: string[] }>(sql`
      select coalesce(record.merged_into_id, record.id) as person_id,
        array_agg(own.phone order by own.id) as phones
      from person_phones own join people record on record.id = own.person_id
      where record.id = any(${sql.param(ids)}::bigint[]) or record.merged_into_id = any(${sql.param(ids)}::bigint[])
      group by 1`),
  ]);
  return new Map(
    rows.map(({ person_id, phones }) => [
      Number(person_id),
      phonesOnce(phones).map((phone) => nationalPhone(phone, country)),
    ]),
  );
}
