import { db } from "@/db";
import { adapterOf } from "@/lib/channels";
import type { AccountColour } from "@/lib/dialogs/types";
import { env } from "@/lib/env";
import { accountByEndpoint } from "./find";
import { labelFor } from "./label";
import { problemOf, refusedFor, senderProblems } from "./problems";
import { readSenderNumber } from "./sender-number";
import { storeAccount } from "./store-account";
import type { SaveResult } from "./types";

/** A WhatsApp sender as an administrator enters it. `deadlineZone` says in which zone the deadline was meant. */
export type NewSender = {
  accountSid: string;
  authToken: string;
  senderNumber: string;
  label: string;
  colour: AccountColour;
  deadlineAt: Date | null;
  deadlineZone: string | null;
};

const channel = "whatsapp";

/**
 * Connects a sender: asks Twilio whether the Account SID, the Auth Token and the Sender Number work together, then
 * stores them in one transaction. A disconnected sender of this number is connected again, with its history.
 *
 * `by` is the member of staff. A refusal names every field to mend, and then nothing at all was stored.
 */
export async function connectSender(typed: NewSender, by: number): Promise<SaveResult> {
  const entered = tidied(typed);
  const problems = senderProblems(entered);
  if (problems.length > 0) return refusedFor(problems);
  const present = await accountByEndpoint(db(), channel, entered.senderNumber);
  if (present && present.state !== "disconnected") return alreadyConnected;
  const checked = await adapterOf(channel).check({
    accountExternalId: entered.senderNumber,
    credentialExternalId: entered.accountSid,
    secret: entered.authToken,
    standinUrl: env().PROVIDER_STANDIN_URL,
  });
  if (!checked.ok) return refusedFor([problemOf(checked)]);
  const { label, colour, deadlineAt, deadlineZone } = entered;
  const kept = await storeAccount({
    credential: { channel, externalId: entered.accountSid },
    secret: entered.authToken,
    endpoint: { externalId: checked.accountExternalId, handle: checked.handle },
    settings: { label: labelFor(label, checked), colour, deadlineAt, deadlineZone },
    by,
  });
  if (!kept) return alreadyConnected;
  return { ok: true, ...kept, notice: checked.notice, doubt: null };
}

/** Spaces come along when people paste; a number that can't be read stays as it was typed. */
function tidied(typed: NewSender): NewSender {
  return {
    ...typed,
    accountSid: typed.accountSid.trim(),
    authToken: typed.authToken.trim(),
    senderNumber: typed.senderNumber.trim(),
    label: typed.label.trim(),
    ...withNumber(typed.senderNumber),
  };
}

function withNumber(typed: string) {
  const senderNumber = readSenderNumber(typed);
  return senderNumber === null ? {} : { senderNumber };
}

const alreadyConnected = refusedFor([
  { field: "senderNumber", reason: "alreadyConnected" },
]);
