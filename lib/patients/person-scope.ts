import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type AccountScope, inScope } from "@/lib/auth/scope";

/**
 * The ids of all records that are one person with this one: the record that others were merged into, and those. For
 * `in (…)`; `personId` may be a column of the query around it, if nothing there is called `asked`, `record` or `link`, or
 * any of several (`any(…)`).
 */
export const recordsOf = (personId: SQLWrapper): SQL => sql`
  select record.id from people asked
  join people record
    on record.id = coalesce(asked.merged_into_id, asked.id)
    or record.merged_into_id = coalesce(asked.merged_into_id, asked.id)
  where asked.id = ${personId}`;

/** The ids of the contacts that a person is behind at present, for `in (…)`; as {@link recordsOf}. */
export const contactsOf = (personId: SQLWrapper): SQL => sql`
  select link.contact_id from contact_people link
  where link.unlinked_at is null and link.person_id in (${recordsOf(personId)})`;

/**
 * May somebody with this scope see a person? Yes where the person has no contact now, or one in an account of the
 * scope; records merged into one count together. A condition of a query.
 */
export function personInScope(scope: AccountScope, personId: SQLWrapper): SQL {
  if (scope.all) return sql`true`;
  return sql`(
    select coalesce(bool_or(${inScope(scope, sql`c.account_id`)}), true)
    from contact_people link join contacts c on c.id = link.contact_id
    where link.unlinked_at is null and link.person_id in (${recordsOf(personId)}))`;
}
