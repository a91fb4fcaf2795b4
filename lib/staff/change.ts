import { eq, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { grants, staff } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { endSessionsOf } from "@/lib/auth/sessions";
import { ok, type Result, refused } from "@/lib/result";
import { grantAccounts } from "./grant-accounts";
import { endLinksOf, makePasswordLink } from "./password-link";
import type { StaffChange, StaffRefusal } from "./types";

type Done = Result<undefined, StaffRefusal>;

/**
 * Changes a member's name, role and accounts. Another role ends their sessions; other accounts have their open
 * screens load anew. The last active admin stays one.
 */
export function changeStaff(
  staffId: number,
  change: StaffChange,
  byId: number,
): Promise<Done> {
  if (change.name === "") return Promise.resolve(refused("name"));
  return withMember(staffId, async (rows, member) => {
    const { name, role, accountIds } = change;
    if (member.deactivatedAt) return refused("deactivated");
    const isDemoted = member.role === "admin" && role !== "admin";
    if (isDemoted && (await isLastAdmin(rows, member))) return refused("lastAdmin");
    const before = await grantedTo(rows, member);
    await rows
      .update(staff)
      .set({
        name,
        role,
        allAccounts: accountIds === null,
        ...(isSame(before, accountIds) ? {} : { scopeVersion: sql`scope_version + 1` }),
      })
      .where(eq(staff.id, staffId));
    await grantAccounts(rows, staffId, accountIds ?? []);
    if (role !== member.role) await endSessionsOf(rows, staffId);
    await recordAudit(rows, {
      ...about(staffId, byId, "staff.changed"),
      details: { role, accounts: accountIds ?? "all" },
    });
    return ok(undefined);
  });
}

/** Ends a member's sessions and keeps them out; what they wrote stays. Not oneself, not the last active admin. */
export function deactivateStaff(staffId: number, byId: number): Promise<Done> {
  if (staffId === byId) return Promise.resolve(refused("yourself"));
  return withMember(staffId, async (rows, member) => {
    if (member.deactivatedAt) return ok(undefined);
    if (await isLastAdmin(rows, member)) return refused("lastAdmin");
    await rows
      .update(staff)
      .set({ deactivatedAt: sql`now()` })
      .where(eq(staff.id, staffId));
    await endSessionsOf(rows, staffId);
    await endLinksOf(rows, staffId);
    await recordAudit(rows, about(staffId, byId, "staff.deactivated"));
    return ok(undefined);
  });
}

/** Lets a deactivated member work again, with the password they had. */
export function reactivateStaff(staffId: number, byId: number): Promise<Done> {
  return withMember(staffId, async (rows, member) => {
    if (!member.deactivatedAt) return ok(undefined);
    await rows.update(staff).set({ deactivatedAt: null }).where(eq(staff.id, staffId));
    await recordAudit(rows, about(staffId, byId, "staff.reactivated"));
    return ok(undefined);
  });
}

/** Ends every session of a member: at their next request they are asked to sign in. */
export function endStaffSessions(staffId: number, byId: number): Promise<Done> {
  return withMember(staffId, async (rows) => {
    await endSessionsOf(rows, staffId);
    await recordAudit(rows, about(staffId, byId, "staff.signedOut"));
    return ok(undefined);
  });
}

/**
 * Takes a member's password away, ends their sessions and answers with the link by which they choose another one.
 * For who was invited it is a new link. One's own password is changed on one's own page.
 */
export function resetPassword(
  staffId: number,
  byId: number,
): Promise<Result<string, StaffRefusal>> {
  if (staffId === byId) return Promise.resolve(refused("yourself"));
  return withMember(staffId, async (rows, member) => {
    if (member.deactivatedAt) return refused("deactivated");
    await rows.update(staff).set({ passwordHash: null }).where(eq(staff.id, staffId));
    await endSessionsOf(rows, staffId);
    await recordAudit(rows, about(staffId, byId, "staff.passwordReset"));
    return ok(await makePasswordLink(rows, { staffId, madeById: byId }));
  });
}

type Member = typeof staff.$inferSelect;

/** One change of the staff at a time: two admins who deactivate each other must not both succeed. */
function withMember<Value>(
  staffId: number,
  work: (rows: Rows, member: Member) => Promise<Result<Value, StaffRefusal>>,
): Promise<Result<Value, StaffRefusal>> {
  return db().transaction(async (rows) => {
    await rows.execute(sql`select pg_advisory_xact_lock(hashtext('dialogs.staff'))`);
    const [member] = await rows.select().from(staff).where(eq(staff.id, staffId));
    return member ? work(rows, member) : refused("notFound");
  });
}

/** Who is invited or has no password can't take care of anything: they don't count. */
async function isLastAdmin(rows: Rows, member: Member): Promise<boolean> {
  if (member.role !== "admin" || !member.passwordHash) return false;
  const others = await rows.$count(
    staff,
    sql`${staff.role} = 'admin' and ${staff.deactivatedAt} is null
      and ${staff.passwordHash} is not null and ${staff.id} <> ${member.id}`,
  );
  return others === 0;
}

async function grantedTo(rows: Rows, member: Member): Promise<number[] | null> {
  if (member.allAccounts) return null;
  const found = await rows
    .select({ id: grants.accountId })
    .from(grants)
    .where(eq(grants.staffId, member.id));
  return found.map(({ id }) => id);
}

function isSame(before: number[] | null, now: number[] | null): boolean {
  if (!before || !now) return before === now;
  return before.length === now.length && before.every((id) => now.includes(id));
}

const about = (staffId: number, byId: number, action: string) => ({
  staffId: byId,
  action,
  subject: "staff",
  subjectId: String(staffId),
});
