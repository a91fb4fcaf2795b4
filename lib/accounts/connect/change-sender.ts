import { accountWithCredential, type Present } from "@/lib/accounts/find";
import { readableSecret } from "@/lib/accounts/secrets/credential";
import type { NewSender, SaveResult } from "@/lib/accounts/types/saving";
import { isUnset } from "@/lib/accounts/unset";
import { threeWayMerge } from "@/lib/three-way-merge";
import { inFormsWords, numberOf, settingsOf } from "./as-typed";
import { connectSender } from "./connect-sender";
import { readSenderNumber } from "./sender-number";
import { updateAccount } from "./update-account";

/** A sender without its token, of which a form is never shown anything. */
type Shown = Omit<NewSender, "authToken">;

/** A sender as an administrator changed it, and as its form showed it when it was opened. */
export type SenderEdit = { typed: NewSender; seen: Shown };

/**
 * Changes a sender, as far as it was typed over; not what another admin changed meanwhile. While its provider has not
 * confirmed it, everything about it may still be mended; afterwards the Account SID and the number stand fast, whatever
 * is sent. An empty token stands for the stored one.
 */
export async function changeSender(
  accountId: number,
  edit: SenderEdit,
  by: number,
): Promise<SaveResult> {
  const present = await accountWithCredential(accountId);
  const isPlanned =
    present?.account.confirmedAt === null && present.account.state !== "disconnected";
  if (isPlanned) return changePlanned(present, edit, by);
  const { accountSid: _sid, senderNumber: _number, ...settings } = edit.typed;
  return updateAccount(accountId, { ...settings, seen: edit.seen }, by);
}

/** Who changed it while the provider was asked did not see this change, nor this one theirs: it is looked at again. */
async function changePlanned(
  before: Present,
  asked: SenderEdit,
  by: number,
): Promise<SaveResult> {
  const { account, credential } = before;
  const { humanAgent: _, ...settings } = settingsOf(account);
  const sid = credential.externalId;
  const present: Shown = {
    ...settings,
    accountSid: isUnset(sid) ? "" : sid,
    senderNumber: numberOf(account),
  };
  const { authToken: token, ...typed } = asked.typed;
  const edit = threeWayMerge<Shown>({
    typed: tidied(typed),
    // An emptied label became the number: that is what is there.
    seen: { ...tidied(asked.seen), label: asked.seen.label.trim() || account.label },
    present,
  });
  if (!edit.ok) return inFormsWords(edit.theirs, account);
  const authToken = token.trim() || readableSecret(credential) || "";
  const entered = { ...present, ...edit.value, authToken };
  const saved = await connectSender(entered, by, before);
  return saved === "again" ? changeSender(account.id, asked, by) : saved;
}

const tidied = (shown: Shown): Shown => ({
  ...shown,
  accountSid: shown.accountSid.trim(),
  label: shown.label.trim(),
  senderNumber: readSenderNumber(shown.senderNumber) ?? shown.senderNumber.trim(),
});
