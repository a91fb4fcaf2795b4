import { sql } from "drizzle-orm";
import { opaqueAll, prepared } from "@/db/prepared";
import { type AccountScope, inScope } from "@/lib/auth/scope";

/** Under what else somebody is known: merged records, and the contacts that they are behind. Phones are E.164. */
export type KnownAs = {
  formerNames: string[];
  contactNames: string[];
  handles: string[];
  phones: string[];
};

type Found = {
  id: string;
  former_names: string[];
  contact_names: string[];
  handles: string[];
  phones: string[];
};

/** What people are known as beside their names, of contacts as far as they may be seen. One statement. */
export async function knownAs(
  scope: AccountScope,
  ids: readonly number[],
): Promise<Map<number, KnownAs>> {
  if (ids.length === 0) return new Map();
  const ofRecords = (what: ReturnType<typeof sql>) => sql`array(${what})`;
  const records = sql`(select r.id from people r where r.id = p.id or r.merged_into_id = p.id)`;
  const contacts = sql`contacts c join contact_people l on l.contact_id = c.id
    where l.unlinked_at is null and l.person_id in ${records} and ${inScope(scope, sql`c.account_id`)}`;
  const rows = await prepared(sql<Found>`
    select p.id,
      ${ofRecords(sql`select r.name from people r where r.merged_into_id = p.id`)} as former_names,
      ${ofRecords(sql`select c.name from ${contacts} and c.name is not null`)} as contact_names,
      ${ofRecords(sql`select c.handle from ${contacts} and c.handle is not null`)} as handles,
      ${ofRecords(sql`select f.phone from person_phones f where f.person_id in ${records} order by f.id`)} as phones
    from people p where p.id = any(${opaqueAll(ids)})`);
  return new Map(
    rows.map(({ id, former_names, contact_names, handles, phones }) => [
      Number(id),
      { formerNames: former_names, contactNames: contact_names, handles, phones },
    ]),
  );
}
