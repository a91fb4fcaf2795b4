import { type SQL, sql } from "drizzle-orm";

/**
 * Is somebody out of the lists? Whoever stands for merged records is, where all of these are. A condition on a row of
 * `people` that is called so in the query around, and was merged into nobody.
 */
export const isArchived = (person: "people" | "person"): SQL<boolean> => {
  const record = sql.identifier(person);
  return sql`(${record}.archived_at is not null and not exists (
    select from people beneath
    where beneath.merged_into_id = ${record}.id and beneath.archived_at is null))`;
};
