import { accountWithCredential, asSender } from "@/lib/accounts/find";
import { tagOf } from "@/lib/accounts/list";
import { noteChecks } from "@/lib/accounts/readiness/note-checks";
import { notFound, refusedFor } from "@/lib/accounts/save-result";
import { readableSecret } from "@/lib/accounts/secrets/credential";
import type { SaveResult } from "@/lib/accounts/types/saving";
import { subscribeAccount } from "@/lib/accounts/webhooks/subscribe-account";
import { adapterOf } from "@/lib/channels";
import { problemOf, tokenProblems } from "./problems";
import { storeAccount } from "./store-account";

/**
 * Connects a disconnected account again, with its history: asks its provider whether the token still works, and then
 * lets it send. An empty `authToken` stands for the stored one; a refused one, or another account's, changes nothing.
 */
export async function reconnectAccount(
  accountId: number,
  { authToken }: { authToken: string },
  by: number,
): Promise<SaveResult> {
  const present = await accountWithCredential(accountId);
  if (!present) return notFound;
  if (present.account.state !== "disconnected") return alreadyConnected;
  const { account, credential } = present;
  const secret = authToken.trim() || readableSecret(credential) || "";
  const problems = tokenProblems(secret);
  if (problems.length > 0) return refusedFor(problems);
  const { externalId } = credential;
  const sender = asSender(account, { externalId, secret });
  const checked = await adapterOf(account.channel).check(sender);
  if (!checked.ok) return refusedFor([problemOf(checked)]);
  const kept = await storeAccount({
    credential: { channel: account.channel, externalId },
    secret,
    endpoint: { externalId: account.externalId, handle: checked.handle },
    settings: { label: account.label, colour: tagOf(account).colour },
    by,
    before: present,
  });
  // What was said of a token that somebody has replaced meanwhile means nothing any more.
  if (kept === "again") return reconnectAccount(accountId, { authToken }, by);
  if (typeof kept === "string") return alreadyConnected;
  await noteChecks(account, checked);
  await subscribeAccount(accountId);
  return { ok: true, ...kept, notice: checked.notice, doubt: null };
}

/** Another admin has connected it again meanwhile. */
const alreadyConnected = refusedFor([{ field: null, reason: "alreadyConnected" }]);
