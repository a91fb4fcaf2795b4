import { sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { prepared } from "@/db/prepared";
import { changes } from "@/db/schema";
import { tagOf } from "@/lib/accounts/list";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import type { Channel } from "@/lib/channels/types";
import type { DialogChange } from "@/lib/live/publish";
import { contactsOf } from "@/lib/patients/person-scope";

/** A dialog of a person; `isShared` where others are behind its contact as well. */
export type PersonDialog = { id: number; account: AccountTag; isShared: boolean };

type Found = {
  id: string;
  shared: boolean;
  account_id: string;
  channel: Channel;
  label: string;
  handle: string;
  colour: string;
};

/** The dialogs of a person that may be seen, on any account. */
export async function personDialogs(
  rows: Rows,
  { scope, personId }: { scope: AccountScope; personId: number },
): Promise<PersonDialog[]> {
  const found = await prepared(
    sql<Found>`
    select d.id, a.id as account_id, a.channel, a.label, a.handle, a.colour,
      (select count(distinct coalesce(record.merged_into_id, record.id)) > 1
        from contact_people link join people record on record.id = link.person_id
        where link.contact_id = c.id and link.unlinked_at is null) as shared
    from dialogs d
    join contacts c on c.id = d.contact_id
    join accounts a on a.id = d.account_id
    where c.id in (${contactsOf(sql`${personId}`)}) and ${inScope(scope, sql`d.account_id`)}
    order by d.activity_at desc, d.id desc`,
    rows,
  );
  return found.map(({ id, shared, account_id, ...account }) => ({
    id: Number(id),
    isShared: shared,
    account: tagOf({ ...account, id: Number(account_id) }),
  }));
}

/**
 * Leaves word in every dialog of a person that something was recorded with them, whichever dialog that was in: their
 * Details and timeline tell it. Answers whom to tell.
 */
export async function noteTouched(rows: Rows, personId: number): Promise<DialogChange[]> {
  const theirs = await screensOf(rows, personId);
  if (theirs.length > 0) await rows.insert(changes).values(theirs);
  return theirs;
}

async function screensOf(rows: Rows, personId: number): Promise<DialogChange[]> {
  const { rows: found } = await rows.execute<{ id: string; account_id: string }>(sql`
    select d.id, d.account_id from dialogs d
    where d.contact_id in (${contactsOf(sql`${personId}`)})`);
  return found.map(({ id, account_id }) => ({
    dialogId: Number(id),
    accountId: Number(account_id),
  }));
}
