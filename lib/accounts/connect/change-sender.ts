import { accountWithCredential } from "@/lib/accounts/find";
import { readableSecret } from "@/lib/accounts/secrets/credential";
import type { NewSender, SaveResult } from "@/lib/accounts/types/saving";
import { connectSender } from "./connect-sender";
import { updateAccount } from "./update-account";

/**
 * Changes a sender. While its provider has not confirmed it, everything about it may still be mended; afterwards the
 * Account SID and the number stand fast, whatever is sent. An empty token stands for the stored one.
 */
export async function changeSender(
  accountId: number,
  typed: NewSender,
  by: number,
): Promise<SaveResult> {
  const present = await accountWithCredential(accountId);
  const { accountSid: _sid, senderNumber: _number, ...settings } = typed;
  const isPlanned =
    present?.account.confirmedAt === null && present.account.state !== "disconnected";
  if (!isPlanned) return updateAccount(accountId, settings, by);
  const authToken = typed.authToken.trim() || readableSecret(present.credential) || "";
  return connectSender({ ...typed, authToken }, by, accountId);
}
