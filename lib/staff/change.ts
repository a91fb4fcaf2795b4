import { eq, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { staff } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { endSessionsOf } from "@/lib/auth/sessions";
import { giveBackDialogs } from "@/lib/dialogs/actions/give-back";
import { renewAudience } from "@/lib/live/audience";
import {
  type ConflictingEdit,
  type Done,
  done,
  ok,
  type Refused,
  type Result,
  refused,
} from "@/lib/result";
import { threeWayMerge } from "@/lib/three-way-merge";
import { changingStaff } from "./changing-staff";
import { grantAccounts, grantedTo, isSameGrant } from "./grant-accounts";
import { endLinksOf, makePasswordLink } from "./password-link";
import type { StaffChange, StaffRefusal } from "./types";

type Changed = Done<StaffRefusal>;

/** What is said of a member, and what the form said when it was opened. */
export type StaffEdit = { typed: StaffChange; seen: StaffChange };

/**
 * Changes what was typed over of a member's name, role and accounts; not what another admin changed meanwhile. Another
 * role ends their sessions; other accounts have their open screens load anew, and dialogs of those that are taken away
 * are nobody's. The last active admin stays one.
 */
export function changeStaff(
  staffId: number,
  { typed, seen }: StaffEdit,
  byId: number,
): Promise<Changed | ConflictingEdit<StaffChange>> {
  if (typed.name === "") return Promise.resolve(refused("name"));
  return withMember({ staffId, byId }, async (rows, member) => {
    if (member.deactivatedAt) return refused("deactivated");
    const before = await grantedTo(rows, member);
    const present = { name: member.name, role: member.role, accountIds: before };
    const edit = threeWayMerge<StaffChange>({ seen, present, typed });
    if (!edit.ok) return edit;
    if (Object.keys(edit.value).length === 0) return done;
    const { name, role, accountIds } = { ...present, ...edit.value };
    const isDemoted = member.role === "admin" && role !== "admin";
    if (isDemoted && (await isLastAdmin(rows, member))) return refused("lastAdmin");
    // Accounts before members, as whoever changes an account, of which those who see it are told.
    await grantAccounts(rows, staffId, accountIds ?? []);
    await rows
      .update(staff)
      .set({
        name,
        role,
        allAccounts: accountIds === null,
        ...(isSameGrant(before, accountIds)
          ? {}
          : { scopeVersion: sql`scope_version + 1` }),
      })
      .where(eq(staff.id, staffId));
    if (role !== member.role) await endSessionsOf(rows, staffId);
    else if (isLess(accountIds, before)) await renewAudience(rows);
    if (isLess(accountIds, before))
      await giveBackDialogs(rows, { staffId, byId, keeping: accountIds });
    await recordAudit(rows, {
      ...about(staffId, byId, "staff.changed"),
      details: { role, accounts: accountIds ?? "all" },
    });
    return done;
  });
}

/**
 * Ends a member's sessions and keeps them out; what they wrote stays, and their dialogs are nobody's. Not oneself, not
 * the last active admin.
 */
export function deactivateStaff(staffId: number, byId: number): Promise<Changed> {
  if (staffId === byId) return Promise.resolve(refused("yourself"));
  return withMember({ staffId, byId }, async (rows, member) => {
    if (member.deactivatedAt) return done;
    if (await isLastAdmin(rows, member)) return refused("lastAdmin");
    await rows
      .update(staff)
      .set({ deactivatedAt: sql`now()` })
      .where(eq(staff.id, staffId));
    await endSessionsOf(rows, staffId);
    await endLinksOf(rows, staffId);
    await giveBackDialogs(rows, { staffId, byId, keeping: null });
    await recordAudit(rows, about(staffId, byId, "staff.deactivated"));
    return done;
  });
}

/** Lets a deactivated member work again, with the password they had. */
export function reactivateStaff(staffId: number, byId: number): Promise<Changed> {
  return withMember({ staffId, byId }, async (rows, member) => {
    if (!member.deactivatedAt) return done;
    await rows.update(staff).set({ deactivatedAt: null }).where(eq(staff.id, staffId));
    await recordAudit(rows, about(staffId, byId, "staff.reactivated"));
    return done;
  });
}

/** Ends every session of a member: at their next request they are asked to sign in. */
export function endStaffSessions(staffId: number, byId: number): Promise<Changed> {
  return withMember({ staffId, byId }, async (rows) => {
    await endSessionsOf(rows, staffId);
    await recordAudit(rows, about(staffId, byId, "staff.signedOut"));
    return done;
  });
}

/**
 * Takes a member's password away, ends their sessions and answers with the link by which they choose another one.
 * For who was invited it is a new link. One's own password is changed on one's own page. Of two admins who do this to
 * each other at once, one keeps theirs.
 */
export function resetPassword(
  staffId: number,
  byId: number,
): Promise<Result<string, StaffRefusal>> {
  if (staffId === byId) return Promise.resolve(refused("yourself"));
  return withMember({ staffId, byId }, async (rows, member) => {
    if (member.deactivatedAt) return refused("deactivated");
    if (await isLastAdmin(rows, member)) return refused("lastAdmin");
    await rows.update(staff).set({ passwordHash: null }).where(eq(staff.id, staffId));
    await endSessionsOf(rows, staffId);
    await recordAudit(rows, about(staffId, byId, "staff.passwordReset"));
    return ok(await makePasswordLink(rows, { staffId, madeById: byId }));
  });
}

type Member = typeof staff.$inferSelect;

/** Somebody of the staff as they are once it is this change's turn. */
function withMember<Said extends Done<StaffRefusal | "changedMeanwhile">>(
  { staffId, byId }: { staffId: number; byId: number },
  work: (rows: Rows, member: Member) => Promise<Said | Refused<StaffRefusal>>,
): Promise<Said | Refused<StaffRefusal>> {
  return changingStaff<Said | Refused<StaffRefusal>>(byId, async (rows) => {
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

/** Is an account of before not among those of now? */
function isLess(now: number[] | null, before: number[] | null): boolean {
  return now !== null && (before === null || before.some((id) => !now.includes(id)));
}

const about = (staffId: number, byId: number, action: string) => ({
  staffId: byId,
  action,
  subject: "staff",
  subjectId: String(staffId),
});
