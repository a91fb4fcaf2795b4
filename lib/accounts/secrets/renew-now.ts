import type { Rows } from "@/db";
import { accountWithCredential, asSender } from "@/lib/accounts/find";
import { notFound, refusedFor, savedAs } from "@/lib/accounts/save-result";
import type { SaveResult } from "@/lib/accounts/types/saving";
import { recordAudit } from "@/lib/audit/record";
import { adapterOf } from "@/lib/channels";
import type { Renewed } from "@/lib/channels/asked";
import { readableSecret } from "./credential";
import { keepRenewal } from "./keep-renewal";

/**
 * Renews an account's token now, which the sweep does by itself in good time: for whom the sweep has failed and the
 * token is about to end. `by` is the member of staff.
 */
export async function renewNow(accountId: number, by: number): Promise<SaveResult> {
  const present = await accountWithCredential(accountId);
  const renew = present && adapterOf(present.account.channel).renew;
  if (!renew || present.account.state === "disconnected") return notFound;
  const { account, credential } = present;
  const secret = readableSecret(credential);
  if (secret === null) return refusedFor([{ field: "authToken", reason: "unreadable" }]);
  const sender = asSender(account, { ...credential, secret });
  const renewed = await renew(sender);
  const note = (rows: Rows) =>
    recordAudit(rows, {
      staffId: by,
      action: "account.tokenRenewed",
      subject: "account",
      subjectId: String(accountId),
    });
  await keepRenewal({ credential, sender, renewed, note });
  return answerTo(accountId, renewed);
}

function answerTo(accountId: number, { renewed }: Renewed): SaveResult {
  switch (renewed) {
    case "yes":
      return savedAs(accountId);
    case "notYet":
      return refusedFor([{ field: null, reason: "notYetRenewed" }]);
    case "unauthorised":
      return refusedFor([{ field: "authToken", reason: "credentials" }]);
    case "later":
      return refusedFor([{ field: null, reason: "unreachable" }]);
  }
}
