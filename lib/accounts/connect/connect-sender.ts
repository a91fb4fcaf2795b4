import { db } from "@/db";
import {
  accountByEndpoint,
  accountWithCredential,
  type Present,
  type StoredAccount,
} from "@/lib/accounts/find";
import { noteChecks } from "@/lib/accounts/readiness/note-checks";
import { isUnheard } from "@/lib/accounts/readiness/verdict";
import { notFound, refusedFor } from "@/lib/accounts/save-result";
import type { AccountProblem, NewSender, SaveResult } from "@/lib/accounts/types/saving";
import { adapterOf } from "@/lib/channels";
import type { Checked } from "@/lib/channels/asked";
import { env } from "@/lib/env";
import { isOtherNumber, isTaken } from "./endpoint";
import { labelFor } from "./label";
import { plan, type Shortfall } from "./plan";
import { problemOf, senderProblems } from "./problems";
import { readSenderNumber } from "./sender-number";
import { storeAccount } from "./store-account";

type Confirmed = Extract<Checked, { ok: true }>;

const channel = "whatsapp";

/**
 * Connects a sender: asks Twilio whether the Account SID, the Auth Token and the Sender Number work together, then
 * stores them in one transaction. A disconnected sender of this number is connected again, with its history.
 *
 * With an Integration Deadline it is stored even while something is missing or refused, as a sender that is not live
 * yet; `doubt` then says what. `before` is such a sender as it was read, which this completes; "again" where it is not
 * so any more. One that was live before is taken up only as Twilio confirms it: what it has keeps opening the webhooks
 * that still come.
 *
 * `by` is the member of staff. A refusal names every field to mend, and then nothing at all was stored.
 */
export function connectSender(typed: NewSender, by: number): Promise<SaveResult>;
export function connectSender(
  typed: NewSender,
  by: number,
  before: Present,
): Promise<SaveResult | "again">;
export async function connectSender(
  typed: NewSender,
  by: number,
  before: Present | null = null,
): Promise<SaveResult | "again"> {
  const entered = tidied(typed);
  const plannedId = before?.account.id ?? null;
  const present = await accountByEndpoint(db(), channel, entered.senderNumber);
  const isPlanned =
    plannedId !== null || (entered.deadlineAt !== null && !wasLive(present));
  const problems = senderProblems(entered);
  const missing = problems.filter(({ reason }) => reason === "missing");
  if (problems.length > (isPlanned ? missing.length : 0)) return refusedFor(problems);
  if (present && isTaken(present, plannedId)) return taken(present.id, entered);
  if (plannedId !== null && (await isOtherNumber(plannedId, entered.senderNumber)))
    return numberStays;
  const [first] = missing;
  if (first) return planned(entered, { by, before, checked: "incomplete" }, first);
  const checked = await adapterOf(channel).check({
    accountExternalId: entered.senderNumber,
    credentialExternalId: entered.accountSid,
    secret: entered.authToken,
    standinUrl: env().PROVIDER_STANDIN_URL,
  });
  if (checked.ok) return confirmed(entered, checked, { by, before });
  const problem = problemOf(checked);
  if (!isPlanned || isUnheard(checked)) return refusedFor([problem]);
  return planned(entered, { by, before, checked }, problem);
}

/** Who edits a sender that was live can't give it another Account SID: that its number has moved there is told apart. */
async function taken(id: number, { accountSid }: NewSender): Promise<SaveResult> {
  const present = await accountWithCredential(id);
  const isElsewhere =
    wasLive(present?.account ?? null) &&
    accountSid !== "" &&
    accountSid !== present?.credential.externalId;
  return isElsewhere ? connectedElsewhere : alreadyConnected;
}

const wasLive = (present: StoredAccount | null) => present?.confirmedAt != null;

async function confirmed(
  entered: NewSender,
  checked: Confirmed,
  { by, before }: Pick<Shortfall, "by" | "before">,
): Promise<SaveResult | "again"> {
  const { label, colour, deadlineAt, deadlineZone, brand = null } = entered;
  const kept = await storeAccount({
    credential: { channel, externalId: entered.accountSid },
    secret: entered.authToken,
    endpoint: { externalId: checked.accountExternalId, handle: checked.handle },
    settings: {
      label: labelFor(label, checked),
      ...{ colour, deadlineAt, deadlineZone, brand },
    },
    by,
    before,
  });
  if (kept === "again") return kept;
  if (kept === "taken") return alreadyConnected;
  if (kept === "gone") return notFound;
  await noteOf(kept.accountId, checked);
  return { ok: true, ...kept, notice: checked.notice, doubt: null };
}

async function planned(
  entered: NewSender,
  shortfall: Shortfall,
  doubt: AccountProblem,
): Promise<SaveResult | "again"> {
  const result = await plan(channel, entered, shortfall);
  if (result === "again") return result;
  if (!result.ok) return refusedFor([result.problem]);
  await noteOf(result.accountId, shortfall.checked);
  const { accountId, isNew } = result;
  return { ok: true, accountId, isNew, notice: null, doubt };
}

async function noteOf(accountId: number, checked: Checked | "incomplete") {
  const found = await accountWithCredential(accountId);
  if (found) await noteChecks(found.account, checked);
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

const numberStays = refusedFor([{ field: "senderNumber", reason: "numberStays" }]);

const alreadyConnected = refusedFor([
  { field: "senderNumber", reason: "alreadyConnected" },
]);

const connectedElsewhere = refusedFor([
  { field: "senderNumber", reason: "connectedElsewhere" },
]);
