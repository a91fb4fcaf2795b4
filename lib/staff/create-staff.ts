import type { Rows } from "@/db";
import { staff } from "@/db/schema";
import { hashPassword } from "@/lib/auth/passwords";
import type { AccountScope } from "@/lib/auth/scope";
import { ok, type Result, refused } from "@/lib/result";
import { grantAccounts } from "./grant-accounts";
import type { StaffRole } from "./types";

/** A new member of staff; the password is hashed here and kept nowhere else. */
export type NewStaff = {
  name: string;
  email: string;
  password: string;
  role: StaffRole;
  scope: AccountScope;
};

/** Adds a member of staff and answers with their id, or says that the e-mail is taken (whatever its case). */
export async function createStaff(
  rows: Rows,
  { name, email, password, role, scope }: NewStaff,
): Promise<Result<number, "emailTaken">> {
  const passwordHash = await hashPassword(password);
  return rows.transaction(async (inner) => {
    const [created] = await inner
      .insert(staff)
      .values({ name, email: email.trim(), role, passwordHash, allAccounts: scope.all })
      .onConflictDoNothing()
      .returning({ id: staff.id });
    if (!created) return refused("emailTaken");
    await grantAccounts(inner, created.id, scope.all ? [] : scope.accountIds);
    return ok(created.id);
  });
}
