import type { Checked, Sender } from "../asked";
import type { CheckNotice, CheckRefusal } from "../types";
import { clientOf, faultOf } from "./client";
import { findSender, isOnline, sandboxNumber } from "./senders";
import { isAccountSid } from "./verify";

type Client = NonNullable<ReturnType<typeof clientOf>>;
type Account = { status: string; isTrial: boolean; name: string };
type Refused = Extract<Checked, { ok: false }>;

/** Do this Account SID and Auth Token sign in, and is the number a WhatsApp sender of theirs that is online? */
export async function check(sender: Sender): Promise<Checked> {
  if (!isAccountSid(sender.credentialExternalId))
    return refused("credentials", "accountSid");
  const client = clientOf(sender);
  if (!client) return refused("credentials", "authToken");
  const account = await readAccount(client, sender.credentialExternalId);
  if ("ok" in account) return account;
  if (account.status === "suspended" || account.status === "closed")
    return refused(account.status, "accountSid");
  if (account.status !== "active") return noAnswer("silent");
  if (sender.accountExternalId === sandboxNumber)
    return works(sender, account.name, "sandbox");
  return checkSender(client, sender, account);
}

/** Twilio's answer holds the Auth Token in clear: only what is named here goes on. */
async function readAccount(client: Client, sid: string): Promise<Account | Refused> {
  try {
    const { status, type, friendlyName } = await client.api.v2010.accounts(sid).fetch();
    return { status, isTrial: type === "Trial", name: friendlyName };
  } catch (error) {
    const { fault } = faultOf(error);
    if (fault === "unauthorised") return refused("credentials", "authToken");
    if (fault === "refused") return refused("credentials", "accountSid");
    return noAnswer(fault);
  }
}

async function checkSender(
  client: Client,
  sender: Sender,
  account: Account,
): Promise<Checked> {
  try {
    const found = await findSender(client, sender.accountExternalId);
    if (!found) return refused("senderUnknown", "sender");
    if (!isOnline(found)) return refused("senderOffline", "sender");
    const name = found.profile?.name || account.name;
    return works(sender, name, account.isTrial ? "trial" : null);
  } catch (error) {
    const answer = faultOf(error);
    // The account has just been read with the same token: this one list is what it may not see.
    const forbidden =
      answer.fault === "unauthorised" ||
      (answer.fault === "refused" && answer.status === 403);
    return forbidden ? refused("permissions", null) : noAnswer(answer.fault);
  }
}

const works = (sender: Sender, name: string, notice: CheckNotice | null): Checked => ({
  ok: true,
  accountExternalId: sender.accountExternalId,
  handle: sender.accountExternalId,
  name: name || null,
  pictureUrl: null,
  notice,
});

const noAnswer = (fault: string): Refused =>
  refused(fault === "rateLimited" ? "rateLimited" : "unreachable", null);

const refused = (reason: CheckRefusal, field: Refused["field"]): Refused => ({
  ok: false,
  field,
  reason,
});
