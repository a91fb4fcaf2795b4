import type { Staff } from "@/lib/auth/current-staff";
import { canSeeAccount } from "@/lib/auth/scope";

/** May this member of staff see what belongs to this account? What may not be seen is not found. */
export const isVisible = (staff: Staff, owned: { accountId: number }): boolean =>
  canSeeAccount(staff.scope, owned.accountId);
