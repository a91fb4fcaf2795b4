import { sql } from "drizzle-orm";
import type { Database } from "@/db";

/**
 * The columns and indexes of an open inbox (Chatwoot) that its list, its threads and its search touch, filled from
 * ours in a schema of their own. Made once.
 */
export async function chatwootTables(database: Database): Promise<void> {
  const { rows } = await database.execute<{ there: boolean }>(
    sql`select to_regclass('cw.inbox_members') is not null as there`,
  );
  if (rows[0]?.there) return;
  await database.transaction(async (one) => {
    await one.execute(sql`set local statement_timeout = 0`);
    await one.execute(sql`set local maintenance_work_mem = '512MB'`);
    for (const statement of [...filled, ...indexes, ...last])
      await one.execute(sql.raw(statement));
  });
  for (const table of ["contacts", "conversations", "messages"])
    await database.execute(sql.raw(`analyze cw.${table}`));
}

const filled = [
  "create schema cw",
  `create table cw.contacts as
    select c.id::int, coalesce(c.name, '') as name, null::varchar as email, i.value as phone_number, 1 as account_id,
      c.created_at, '{}'::jsonb as additional_attributes, c.handle as identifier, '{}'::jsonb as custom_attributes,
      d.last_at as last_activity_at
    from contacts c join dialogs d on d.contact_id = c.id left join identities i on i.contact_id = c.id`,
  `create table cw.conversations as
    select d.id::int, 1 as account_id, d.account_id::int as inbox_id, (d.closure_id is not null)::int as status,
      d.assignee_id::int as assignee_id, d.created_at, d.contact_id, d.id::int as display_id,
      case when d.unanswered_since is null then d.last_at else d.last_at - interval '1 hour' end as agent_last_seen_at,
      '{}'::jsonb as additional_attributes, gen_random_uuid() as uuid, d.last_at as last_activity_at,
      '{}'::jsonb as custom_attributes, d.unanswered_since as waiting_since
    from dialogs d where d.last_at is not null`,
  `create table cw.messages as
    select m.id::int, m.text as content, 1 as account_id, m.account_id::int as inbox_id,
      m.dialog_id::int as conversation_id, (m.direction = 'outbound')::int as message_type, m.at as created_at,
      m.external_id as source_id, 0 as content_type, '{}'::jsonb as additional_attributes,
      '{}'::jsonb as external_source_ids, m.text as processed_message_content, '{}'::jsonb as sentiment
    from messages m`,
];

const indexes = [
  "on cw.contacts (id)",
  "on cw.contacts (account_id, last_activity_at desc nulls last)",
  "on cw.contacts using gin (name gin_trgm_ops, email gin_trgm_ops, phone_number gin_trgm_ops, identifier gin_trgm_ops)",
  "on cw.conversations (id)",
  "on cw.conversations (account_id, inbox_id, status, assignee_id)",
  "on cw.conversations (status, account_id)",
  "on cw.conversations (assignee_id, account_id)",
  "on cw.conversations (contact_id)",
  "on cw.messages (id)",
  "on cw.messages (conversation_id, account_id, message_type, created_at)",
  "on cw.messages (conversation_id)",
  "on cw.messages (account_id, created_at, message_type)",
  "on cw.messages (account_id, inbox_id)",
  "on cw.messages (created_at)",
  "on cw.messages using gin (content gin_trgm_ops)",
].map((definition) => `create index ${definition}`);

const last = [
  "create table cw.inbox_members as select 1 as user_id, id::int as inbox_id from accounts",
];
