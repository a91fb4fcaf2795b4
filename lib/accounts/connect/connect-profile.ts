import { db } from "@/db";
import { refusedFor } from "@/lib/accounts/save-result";
import type { ProfileDraft, SaveResult } from "@/lib/accounts/types/saving";
import { subscribeAccount } from "@/lib/accounts/webhooks/subscribe-account";
import { adapterOf } from "@/lib/channels";
import type { Channel } from "@/lib/channels/types";
import { env } from "@/lib/env";
import { notePicture } from "@/lib/files/pictures";
import { labelFor } from "./label";
import { problemOf, profileProblems } from "./problems";
import { storeAccount } from "./store-account";

/** An account whose token alone tells which one it is, as an administrator enters it. */
export type NewProfile = ProfileDraft & { channel: Channel };

/**
 * Connects a profile: asks its provider whose token this is and whether it may handle messages, stores both in one
 * transaction, and has its messages posted to us. The `accountSid` may be empty, or another id of the same account;
 * what is stored is the one that webhooks carry. A disconnected account is connected again, with its history.
 *
 * `by` is the member of staff. A refusal names every field to mend, and then nothing at all was stored.
 */
export async function connectProfile(typed: NewProfile, by: number): Promise<SaveResult> {
  const entered = tidied(typed);
  const problems = profileProblems(entered);
  if (problems.length > 0) return refusedFor(problems);
  const { channel, accountSid, authToken: secret, label, colour, brand } = entered;
  const { check, facts } = adapterOf(channel);
  const checked = await check({
    accountExternalId: accountSid,
    credentialExternalId: accountSid,
    secret,
    standinUrl: env().PROVIDER_STANDIN_URL,
  });
  if (!checked.ok) return refusedFor([problemOf(checked)]);
  const { accountExternalId: externalId, handle, notice } = checked;
  const humanAgent = entered.humanAgent && facts.humanAgentHours !== null;
  const kept = await storeAccount({
    credential: { channel, externalId },
    secret,
    endpoint: { externalId, handle },
    settings: { label: labelFor(label, checked), colour, humanAgent, brand },
    by,
  });
  if (typeof kept === "string") return alreadyConnected;
  await notePicture(db(), { accountId: kept.accountId }, checked.pictureUrl);
  await subscribeAccount(kept.accountId);
  return { ok: true, ...kept, notice, doubt: null };
}

/** Spaces and line breaks come along when people paste. */
const tidied = (typed: NewProfile): NewProfile => ({
  ...typed,
  accountSid: typed.accountSid.trim(),
  authToken: typed.authToken.trim(),
  label: typed.label.trim(),
});

const alreadyConnected = refusedFor([
  { field: "accountSid", reason: "alreadyConnected" },
]);
