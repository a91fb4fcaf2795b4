import type { Staff } from "@/lib/auth/current-staff";
import { accountChannel, allAccountsChannel, staffChannel } from "./types";

/** Who listens: what they may see, and the audience that they were part of when that was read. */
export type Listener = Pick<Staff, "id" | "scope" | "audience">;

/** The live channels of a member of staff: that of all accounts or one for each they may see, and their own. */
export function allowedChannels({ id, scope, audience }: Listener): string[] {
  const accounts = scope.all
    ? [allAccountsChannel(audience)]
    : scope.accountIds.map((accountId) => accountChannel(accountId, audience));
  return [...accounts, staffChannel(id)];
}
