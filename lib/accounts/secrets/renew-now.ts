import { db, type Rows } from "@/db";
import { refusedFor } from "@/lib/accounts/connect/problems";
import { accountWithCredential, asSender } from "@/lib/accounts/find";
import type { SaveResult } from "@/lib/accounts/types/saving";
import { recordAudit } from "@/lib/audit/record";
import { adapterOf } from "@/lib/channels";
import type { Renewed } from "@/lib/channels/asked";
import { keepRenewed, readableSecret, type StoredCredential } from "./credential";
import { forgetSecrets } from "./keyring";
import { refuseCredential } from "./refuse-credential";

/**
 * Renews an account's token now, which the sweep does by itself in good time: for whom the sweep has failed and the
 * token is about to end.
 */
export async function renewNow(accountId: number, by: number): Promise<SaveResult> {
  const present = await accountWithCredential(accountId);
  const renew = present && adapterOf(present.account.channel).renew;
  if (!renew || present.account.state === "disconnected")
    return refusedFor([{ field: null, reason: "notFound" }]);
  const { account, credential } = present;
  const secret = readableSecret(credential);
  if (secret === null) return refusedFor([{ field: "authToken", reason: "missing" }]);
  const renewed = await renew(asSender(account, { ...credential, secret }));
  await db().transaction((rows) => keep(rows, { credential, renewed, accountId, by }));
  forgetSecrets(credential);
  return answerTo(accountId, renewed);
}

type Kept = {
  credential: StoredCredential;
  renewed: Renewed;
  accountId: number;
  by: number;
};

async function keep(
  rows: Rows,
  { credential, renewed, accountId, by }: Kept,
): Promise<void> {
  if (renewed.renewed === "unauthorised")
    return refuseCredential(rows, credential.id, renewed.code);
  if (renewed.renewed !== "yes") return;
  await keepRenewed(rows, credential, renewed);
  await recordAudit(rows, {
    staffId: by,
    action: "account.tokenRenewed",
    subject: "account",
    subjectId: String(accountId),
  });
}

function answerTo(accountId: number, { renewed }: Renewed): SaveResult {
  switch (renewed) {
    case "yes":
      return { ok: true, accountId, isNew: false, notice: null, doubt: null };
    case "notYet":
      return refusedFor([{ field: null, reason: "notYetRenewed" }]);
    case "unauthorised":
      return refusedFor([{ field: "authToken", reason: "credentials" }]);
    case "later":
      return refusedFor([{ field: null, reason: "unreachable" }]);
  }
}
