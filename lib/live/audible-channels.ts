import type { Staff } from "@/lib/auth/current-staff";
import { ALL_ACCOUNTS_CHANNEL, accountChannel, staffChannel } from "./types";

/** The live channels of a member of staff: that of all accounts or one for each they may see, and their own. */
export function audibleChannels({ id, scope }: Pick<Staff, "id" | "scope">): string[] {
  const accounts = scope.all
    ? [ALL_ACCOUNTS_CHANNEL]
    : scope.accountIds.map(accountChannel);
  return [...accounts, staffChannel(id)];
}
