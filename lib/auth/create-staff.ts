import type { Rows } from "@/db";
import { grants, staff } from "@/db/schema";
import { ok, type Result, refused } from "@/lib/result";
import { hashPassword } from "./passwords";
import type { AccountScope } from "./scope";

/** A new member of staff; the password is hashed here and kept nowhere else. */
export type NewStaff = {
  name: string;
  email: string;
  password: string;
  role: "admin" | "staff";
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
    if (!scope.all && scope.accountIds.length > 0) {
      const staffId = created.id;
      await inner
        .insert(grants)
        .values(scope.accountIds.map((accountId) => ({ staffId, accountId })));
    }
    return ok(created.id);
  });
}
