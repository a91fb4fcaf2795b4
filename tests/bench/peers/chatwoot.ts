import { sql } from "drizzle-orm";
import type { Database } from "@/db";

type Conversation = { id: number; seen: Date };

const mine = sql`account_id = 1 and inbox_id in (select inbox_id from cw.inbox_members where user_id = 1)`;

/** Its list as it asks for it: three counts, a page of 25, their contacts, and four statements for each row. */
export async function chatwootList(database: Database): Promise<void> {
  for (const narrowed of [sql`assignee_id = 1`, sql`assignee_id is null`, sql`true`])
    await database.execute(
      sql`select count(*) from cw.conversations where ${mine} and status = 0 and ${narrowed}`,
    );
  const { rows } = await database.execute<Conversation>(sql`
    select *, agent_last_seen_at as seen from cw.conversations
    where ${mine} and status = 0 order by last_activity_at desc limit 25`);
  await database.execute(sql`
    select * from cw.contacts where id in (
      select contact_id from cw.conversations where id = any(${sql.param(rows.map(({ id }) => id))}::int[]))`);
  for (const row of rows) await readRow(database, row);
}

async function readRow(database: Database, { id, seen }: Conversation): Promise<void> {
  const its = sql`select * from cw.messages where conversation_id = ${id}`;
  await database.execute(sql`${its} and account_id = 1 order by created_at desc limit 1`);
  await database.execute(sql`
    ${its} and account_id = 1 and message_type = 0 and created_at > ${seen}::timestamptz
    order by created_at desc limit 10`);
  await database.execute(
    sql`${its} and account_id = 1 and message_type <> 2 order by id desc limit 1`,
  );
  await database.execute(
    sql`${its} and message_type = 0 order by created_at desc limit 1`,
  );
}

/** Its search: conversations by their contact, and messages of the last three months. */
export async function chatwootSearch(database: Database, q: string): Promise<void> {
  const like = `%${q}%`;
  await database.execute(sql`
    select c.* from cw.conversations c join cw.contacts p on p.id = c.contact_id
    where c.account_id = 1 and (c.display_id::text ilike ${like} or p.name ilike ${like} or p.email ilike ${like}
      or p.phone_number ilike ${like} or p.identifier ilike ${like})
    order by c.created_at desc limit 15`);
  await database.execute(sql`
    select * from cw.messages
    where ${mine} and created_at >= now() - interval '3 months' and content ilike ${like}
    order by created_at desc limit 15`);
}
