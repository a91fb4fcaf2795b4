import { type SQL, sql } from "drizzle-orm";

/** What is written in a record of somebody. */
type Written = { bornOn: string | null; email: string; remarks: string };

/**
 * What the records of one person say together, the record that stands for all first: what is said first stands, and
 * remarks follow each other.
 */
export const knownTogether = (records: readonly Written[]): Written => ({
  bornOn: records.find(({ bornOn }) => bornOn)?.bornOn ?? null,
  email: records.find(({ email }) => email)?.email ?? "",
  remarks: remarksTogether(records),
});

/** The same of their remarks alone. */
export const remarksTogether = (records: readonly Pick<Written, "remarks">[]): string =>
  records
    .map(({ remarks }) => remarks)
    .filter(Boolean)
    .join("\n\n");

/** The date of birth among it, of a row of `people` that is called so in the query around. */
export const bornOnTogether = (person: "p" | "people"): SQL<string | null> => {
  const record = sql.identifier(person);
  return sql`coalesce(${record}.born_on, (
    select beneath.born_on from people beneath
    where beneath.merged_into_id = ${record}.id and beneath.born_on is not null
    order by beneath.id limit 1))`;
};
