import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Rows } from "@/db";
import { passwordLinks, staff } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { longestEmail } from "@/lib/lengths";
import { ok, type Result, refused } from "@/lib/result";
import { changingStaff } from "./changing-staff";
import { grantAccounts, grantedTo, isSameGrant } from "./grant-accounts";
import { makePasswordLink } from "./password-link";
import type { StaffDraft, StaffRefusal } from "./types";

const Email = z.email().max(longestEmail);

/** For so long the answer to an invitation may have been lost, and its link with it. */
const mayBeLost = sql`interval '10 minutes'`;

/**
 * Puts a new member on the staff, without a password, and answers with the link by which they choose one. Nothing is
 * sent: the admin hands the link over. Safe to repeat within minutes: the link is another one then.
 */
export async function inviteStaff(
  draft: StaffDraft,
  byId: number,
): Promise<Result<string, StaffRefusal>> {
  const email = draft.email.trim();
  if (!Email.safeParse(email).success) return refused("email");
  if (draft.name === "") return refused("name");
  return changingStaff(byId, async (rows) => {
    const { name, role, accountIds } = draft;
    const [made] = await rows
      .insert(staff)
      .values({ name, email, role, passwordHash: null, allAccounts: accountIds === null })
      .onConflictDoNothing()
      .returning({ id: staff.id });
    if (!made) return inviteAgain(rows, { ...draft, email }, byId);
    await grantAccounts(rows, made.id, accountIds ?? []);
    await recordAudit(rows, {
      staffId: byId,
      action: "staff.invited",
      subject: "staff",
      subjectId: String(made.id),
      details: { role, accounts: accountIds ?? "all" },
    });
    return ok(await makePasswordLink(rows, { staffId: made.id, madeById: byId }));
  });
}

/** The same admin says the very same again of somebody who has chosen no password yet: nobody saw their link. */
async function inviteAgain(
  rows: Rows,
  { email, name, role, accountIds }: StaffDraft,
  byId: number,
): Promise<Result<string, "emailTaken">> {
  const [invited] = await rows
    .select({ id: staff.id, allAccounts: staff.allAccounts })
    .from(staff)
    .innerJoin(passwordLinks, eq(passwordLinks.staffId, staff.id))
    .where(
      and(
        sql`lower(${staff.email}) = lower(${email})`,
        eq(staff.name, name),
        eq(staff.role, role),
        isNull(staff.passwordHash),
        isNull(passwordLinks.endedAt),
        eq(passwordLinks.madeById, byId),
        sql`${passwordLinks.madeAt} > now() - ${mayBeLost}`,
      ),
    );
  if (!invited || !isSameGrant(await grantedTo(rows, invited), accountIds))
    return refused("emailTaken");
  return ok(await makePasswordLink(rows, { staffId: invited.id, madeById: byId }));
}
