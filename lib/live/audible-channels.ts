import { listAccounts } from "@/lib/accounts/list";
import type { Staff } from "@/lib/auth/current-staff";
import { accountChannel, staffChannel } from "./types";

/** The live channels that a member of staff may hear: one for each account they may see, and their own. */
export async function audibleChannels(staff: Staff): Promise<string[]> {
  const accounts = await listAccounts(staff.scope);
  return [...accounts.map(({ id }) => accountChannel(id)), staffChannel(staff.id)];
}
