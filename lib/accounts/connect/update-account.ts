import { eq } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts } from "@/db/schema";
import { accountWithCredential, asSender, type StoredAccount } from "@/lib/accounts/find";
import { noteChecks } from "@/lib/accounts/readiness/note-checks";
import { renewScreens } from "@/lib/accounts/renew-screens";
import {
  noteAccepted,
  readableSecret,
  type StoredCredential,
} from "@/lib/accounts/secrets/credential";
import { forgetSecrets } from "@/lib/accounts/secrets/keyring";
import { refuseCredential } from "@/lib/accounts/secrets/refuse-credential";
import type { AccountProblem, SaveResult } from "@/lib/accounts/types/saving";
import { isUnset } from "@/lib/accounts/unset";
import { subscribeAccount } from "@/lib/accounts/webhooks/subscribe-account";
import { recordAudit } from "@/lib/audit/record";
import { adapterOf } from "@/lib/channels";
import type { Checked } from "@/lib/channels/asked";
import { publishRenewed } from "@/lib/live/publish";
import { labelProblems, problemOf, refusedFor, tokenProblems } from "./problems";
import { type AccountSettings, confirmCredential, settleFindings } from "./store-account";

/** What may be changed of a connected account; nothing, to have it checked. Which endpoint it is never changes. */
export type AccountChange = Partial<AccountSettings> & {
  /** Replaces the stored token; left out or empty, the stored one stays. */
  authToken?: string;
};

type Present = { account: StoredAccount; credential: StoredCredential };

/**
 * Changes an account and asks its provider again. A new token that the provider refuses, or that is another
 * account's, stores nothing. If it is the stored token that is refused by now, the settings are saved all the same,
 * the account needs attention, and `doubt` says why; a provider that can't be reached changes no account's state.
 * `by` is null where nobody asked for it.
 */
export async function updateAccount(
  accountId: number,
  { authToken: typed = "", ...settings }: AccountChange,
  by: number | null,
): Promise<SaveResult> {
  const present = await accountWithCredential(accountId);
  if (!present || present.account.state === "disconnected")
    return refusedFor([{ field: null, reason: "notFound" }]);
  const change = tidied(present, settings);
  const problems = labelProblems(change.label ?? present.account.label);
  if (problems.length > 0) return refusedFor(problems);
  const unset = unsetIn(present);
  if (unset) return refusedFor([unset]);
  const authToken = typed.trim();
  const secret = authToken || readableSecret(present.credential);
  if (!secret) return refusedFor([{ field: "authToken", reason: "missing" }]);
  const sender = asSender(present.account, { ...present.credential, secret });
  const checked = await adapterOf(present.account.channel).check(sender);
  if (!checked.ok && authToken) return refusedFor([problemOf(checked)]);
  const isOtherNow = await db().transaction(async (rows) => {
    const save = { present, authToken, by };
    const isOther = await saveSettings(rows, { ...save, change });
    const isMended = await saveFinding(rows, { ...save, checked });
    if (isOther || isMended) await renewScreens(rows, accountId);
    return isOther || isMended;
  });
  if (isOtherNow) await publishRenewed({ accountId });
  forgetSecrets(present.credential);
  await noteChecks(present.account, checked);
  if (!checked.ok) return saved(accountId, { doubt: problemOf(checked) });
  await subscribeAccount(accountId);
  return saved(accountId, { notice: checked.notice });
}

/** Gives an account another token of its own, which its provider must accept first. */
export async function replaceToken(
  accountId: number,
  authToken: string,
  by: number,
): Promise<SaveResult> {
  const problems = tokenProblems(authToken.trim());
  return problems.length > 0
    ? refusedFor(problems)
    : updateAccount(accountId, { authToken }, by);
}

const saved = (
  accountId: number,
  found: Partial<Pick<Extract<SaveResult, { ok: true }>, "notice" | "doubt">>,
): SaveResult => ({
  ok: true,
  accountId,
  isNew: false,
  notice: null,
  doubt: null,
  ...found,
});

/** What a planned sender lacks before its provider can be asked. */
function unsetIn({ account, credential }: Present): AccountProblem | null {
  if (isUnset(credential.externalId)) return { field: "accountSid", reason: "missing" };
  if (credential.sealedSecret === null) return { field: "authToken", reason: "missing" };
  return isUnset(account.externalId)
    ? { field: "senderNumber", reason: "missing" }
    : null;
}

type Settings = Partial<AccountSettings>;

/** What the channel has no use for is left out. */
function tidied({ account }: Present, { humanAgent, ...settings }: Settings): Settings {
  const { facts } = adapterOf(account.channel);
  const hasPermission = facts.humanAgentHours !== null && humanAgent !== undefined;
  return {
    ...settings,
    // An emptied label stays what it was.
    ...(settings.label === undefined
      ? {}
      : { label: settings.label.trim() || account.label }),
    ...(hasPermission ? { humanAgent } : {}),
  };
}

type Save = { present: Present; authToken: string; by: number | null };

/** True where screens show something else now. */
async function saveSettings(
  rows: Rows,
  { present: { account }, authToken, by, change }: Save & { change: Settings },
): Promise<boolean> {
  const other = differing(account, change);
  const changed = Object.keys(other);
  if (changed.length > 0)
    await rows
      .update(accounts)
      // Another deadline is told of anew.
      .set({ ...other, ...("deadlineAt" in other && { deadlineToldAt: null }) })
      .where(eq(accounts.id, account.id));
  if (authToken) changed.push("authToken");
  if (changed.length === 0) return false;
  await recordAudit(rows, {
    staffId: by,
    action: "account.changed",
    subject: "account",
    subjectId: String(account.id),
    details: { changed },
  });
  return true;
}

const differing = (account: StoredAccount, change: Partial<StoredAccount>) =>
  Object.fromEntries(
    Object.entries(change).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(account[name as keyof StoredAccount]),
    ),
  ) as Partial<StoredAccount>;

/** Keeps what the provider says now; not reaching it says nothing. True where screens show something else now. */
async function saveFinding(
  rows: Rows,
  { present, authToken, by, checked }: Save & { checked: Checked },
): Promise<boolean> {
  const { account, credential } = present;
  if (
    !checked.ok &&
    (checked.reason === "unreachable" || checked.reason === "rateLimited")
  )
    return false;
  const finding = checked.ok
    ? { state: "connected" as const, stateReason: null, handle: checked.handle }
    : { state: "attention" as const, stateReason: checked.reason };
  if (checked.ok) await confirm(rows, { credential, authToken, by });
  if (!checked.ok && checked.reason === "credentials")
    await refuseCredential(rows, credential.id, null);
  await rows
    .update(accounts)
    .set({
      ...finding,
      ...(checked.ok && !account.confirmedAt && { confirmedAt: new Date() }),
    })
    .where(eq(accounts.id, account.id));
  return Object.keys(differing(account, finding)).length > 0;
}

/** A stored secret is not stored again: it may have been renewed while the provider was asked. */
async function confirm(
  rows: Rows,
  { credential, authToken, by }: Omit<Save, "present"> & Pick<Present, "credential">,
): Promise<void> {
  const { id, channel, externalId } = credential;
  if (authToken) {
    await confirmCredential(rows, { channel, externalId, secret: authToken, by });
    return;
  }
  await noteAccepted(rows, id);
  await settleFindings(rows, id);
}
