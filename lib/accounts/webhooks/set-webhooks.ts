import { db } from "@/db";
import { accountWithCredential, senderOrWhyNot } from "@/lib/accounts/find";
import { noteReady, noteWebhooks } from "@/lib/accounts/readiness/note-checks";
import { notFound, refusedFor, savedAs } from "@/lib/accounts/save-result";
import type { SaveResult } from "@/lib/accounts/types/saving";
import { recordAudit } from "@/lib/audit/record";
import { adapterOf } from "@/lib/channels";
import { ourWebhooks } from "./our-webhooks";

/**
 * Has the provider post an account's events to us, where its API allows: what stood there before is replaced. What it
 * says afterwards is written down as measured. `by` is the member of staff; safe to repeat.
 */
export async function setWebhooks(accountId: number, by: number): Promise<SaveResult> {
  const found = await accountWithCredential(accountId);
  const asked = await senderOrWhyNot(accountId);
  if (!asked.ok && asked.reason === "unreadable")
    return refusedFor([{ field: "authToken", reason: "unreadable" }]);
  const webhooks = found && adapterOf(found.account.channel).webhooks;
  if (!webhooks || !asked.ok) return notFound;
  const { account } = found;
  const said = await webhooks.set(asked.value, ourWebhooks(account.channel));
  await noteWebhooks(account, said);
  if (!said.ok) return refusedFor([{ field: null, reason: reasons[said.reason] }]);
  await recordAudit(db(), {
    staffId: by,
    action: "account.webhooksSet",
    subject: "account",
    subjectId: String(accountId),
  });
  await noteReady(accountId);
  return savedAs(accountId);
}

const reasons = {
  unauthorised: "credentials",
  "rate-limited": "rateLimited",
  unreachable: "unreachable",
  unlisted: "webhookByHand",
  absent: "senderUnknown",
} as const;
