import { type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { recordsOf } from "@/lib/patients/person-scope";

/** A person's records, and the contacts that are linked to them at present and to nobody else, with their dialogs. */
export type Theirs = { records: number[]; contacts: number[]; dialogs: number[] };

/** Reads what {@link isTheirs} goes by: the same for handing over and for erasing. */
export async function whatIsTheirs(rows: Rows, personId: number): Promise<Theirs> {
  const records = await idsIn(rows, recordsOf(sql`${personId}`));
  const contacts = await idsIn(
    rows,
    sql`select distinct link.contact_id from contact_people link
      where link.person_id = ${anyOf(records)} and link.unlinked_at is null and not exists (
        select from contact_people other
        where other.contact_id = link.contact_id and other.unlinked_at is null
          and other.person_id <> all(${sql.param(records)}::bigint[]))`,
  );
  const dialogs = await idsIn(
    rows,
    sql`select id from dialogs where contact_id = ${anyOf(contacts)}`,
  );
  return { records, contacts, dialogs };
}

/**
 * Is a message `m` this person's? What was said to be from them is, on whatever phone they wrote it; on one that is
 * theirs alone so is all that was not said to be from somebody else.
 */
export const isTheirs = ({ records, dialogs }: Theirs): SQL => sql`(
  m.person_id = ${anyOf(records)} or (m.person_id is null and m.dialog_id = ${anyOf(dialogs)}))`;

/** Is anything that is theirs kept on accounts that somebody with this scope does not see? */
export async function isElsewhere(
  rows: Rows,
  scope: AccountScope,
  theirs: Theirs,
): Promise<boolean> {
  const isUnseen = (accountId: SQL) => sql`not (${inScope(scope, accountId)})`;
  const { rows: found } = await rows.execute(sql`
    select from contact_people link join contacts c on c.id = link.contact_id
    where link.person_id = ${anyOf(theirs.records)} and link.unlinked_at is null
      and ${isUnseen(sql`c.account_id`)}
    union all
    select from messages m where ${isTheirs(theirs)} and ${isUnseen(sql`m.account_id`)}
    limit 1`);
  return found.length > 0;
}

/** The ids that a query of one column has. @package */
export async function idsIn(rows: Rows, query: SQL): Promise<number[]> {
  const { rows: found } = await rows.execute<{ id: string }>(
    sql`select id from (${query}) as asked(id)`,
  );
  return found.map(({ id }) => Number(id));
}

/** Ids to compare with: `id = ${anyOf(ids)}`. @package */
export const anyOf = (ids: number[]): SQL => sql`any(${sql.param(ids)}::bigint[])`;
