import { sql } from "drizzle-orm";
import { db } from "@/db";
import { listAccounts } from "@/lib/accounts/list";
import { sessionIsOpen } from "@/lib/auth/sessions";
import type { StaffMember, StaffRole, StaffState } from "./types";

/** Everybody on the staff: who can work first, then the invited and the deactivated, each by name. */
export async function listStaff(): Promise<StaffMember[]> {
  const [found, accounts] = await Promise.all([read(), listAccounts({ all: true })]);
  return found.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    state: stateOf(row),
    accounts: row.all_accounts
      ? null
      : accounts.filter(({ id }) => row.account_ids.includes(id)),
    lastSeenAt: iso(row.last_seen_at),
    openSessions: row.open_sessions,
    since: iso(row.deactivated_at ?? row.linked_at),
  }));
}

type Found = {
  id: number;
  name: string;
  email: string;
  role: StaffRole;
  all_accounts: boolean;
  account_ids: number[];
  has_password: boolean;
  deactivated_at: string | null;
  last_seen_at: string | null;
  linked_at: string | null;
  open_sessions: number;
};

async function read(): Promise<Found[]> {
  const { rows } = await db().execute<Found>(sql`
    select staff.id::int, staff.name, email, role, all_accounts, deactivated_at,
      password_hash is not null as has_password,
      coalesce((
        select json_agg(account_id order by account_id) from grants where staff_id = staff.id
      ), '[]') as account_ids,
      (select max(seen_at) from sessions where staff_id = staff.id) as last_seen_at,
      (select count(*)::int from sessions
        where sessions.staff_id = staff.id and ${sessionIsOpen}) as open_sessions,
      (select max(made_at) from password_links
        where staff_id = staff.id and ended_at is null) as linked_at
    from staff
    order by deactivated_at is not null, password_hash is null, lower(staff.name), staff.id`);
  return rows;
}

function stateOf({ deactivated_at, has_password, last_seen_at }: Found): StaffState {
  if (deactivated_at) return "deactivated";
  if (has_password) return "active";
  return last_seen_at ? "reset" : "invited";
}

const iso = (at: string | null) => (at ? new Date(at).toISOString() : null);
