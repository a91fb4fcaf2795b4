import { z } from "zod";
import { db } from "@/db";
import { staff } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { longestEmail } from "@/lib/lengths";
import { ok, type Result, refused } from "@/lib/result";
import { grantAccounts } from "./grant-accounts";
import { makePasswordLink } from "./password-link";
import type { StaffDraft, StaffRefusal } from "./types";

const Email = z.email().max(longestEmail);

/**
 * Puts a new member on the staff, without a password, and answers with the link by which they choose one. Nothing is
 * sent: the admin hands the link over.
 */
export async function inviteStaff(
  draft: StaffDraft,
  byId: number,
): Promise<Result<string, StaffRefusal>> {
  const email = draft.email.trim();
  if (!Email.safeParse(email).success) return refused("email");
  if (draft.name === "") return refused("name");
  return db().transaction(async (rows) => {
    const { name, role, accountIds } = draft;
    const [made] = await rows
      .insert(staff)
      .values({ name, email, role, passwordHash: null, allAccounts: accountIds === null })
      .onConflictDoNothing()
      .returning({ id: staff.id });
    if (!made) return refused("emailTaken");
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
