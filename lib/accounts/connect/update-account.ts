import { db } from "@/db";
import { accountWithCredential, asSender, type Present } from "@/lib/accounts/find";
import { noteChecks } from "@/lib/accounts/readiness/note-checks";
import { tellScreens } from "@/lib/accounts/renew-screens";
import { notFound, refusedFor, savedAs } from "@/lib/accounts/save-result";
import { readableSecret } from "@/lib/accounts/secrets/credential";
import { forgetSecrets } from "@/lib/accounts/secrets/keyring";
import type { AccountProblem, SaveResult } from "@/lib/accounts/types/saving";
import { isUnset } from "@/lib/accounts/unset";
import { subscribeAccount } from "@/lib/accounts/webhooks/subscribe-account";
import { adapterOf } from "@/lib/channels";
import { settingsOf } from "./as-typed";
import { labelProblems, problemOf, tokenProblems } from "./problems";
import { saveChange } from "./save-change";
import type { AccountSettings } from "./store-account";

/** What may be changed of a connected account; nothing, to have it checked. Which endpoint it is never changes. */
export type AccountChange = Partial<AccountSettings> & {
  /** Replaces the stored token; left out or empty, the stored one stays. */
  authToken?: string;
  /** What the form said of them when it was opened; left out where none was, and what is there is replaced. */
  seen?: Partial<AccountSettings>;
};

/**
 * Changes an account and asks its provider again; not what another admin changed meanwhile. A new token that the provider
 * refuses, or that is another account's, stores nothing. If it is the stored token that is refused by now, the settings
 * are saved all the same, the account needs attention, and `doubt` says why; where somebody has replaced it meanwhile, the
 * provider is asked once more. One that can't be reached changes no account's state. An account that is disconnected
 * meanwhile stays so. `by` is null where nobody asked for it.
 */
export async function updateAccount(
  accountId: number,
  { authToken: token = "", seen = {}, ...settings }: AccountChange,
  by: number | null,
): Promise<SaveResult> {
  const present = await accountWithCredential(accountId);
  if (!present || present.account.state === "disconnected") return notFound;
  const { account, credential } = present;
  const typed = tidied(present, settings);
  const authToken = token.trim();
  const problems = [...labelProblems(typed.label ?? account.label), ...unsetIn(present)];
  if (problems.length > 0) return refusedFor(problems);
  const secret = authToken || readableSecret(credential);
  if (!secret) return refusedFor([{ field: "authToken", reason: "unreadable" }]);
  const sender = asSender(account, { ...credential, secret });
  const checked = await adapterOf(account.channel).check(sender);
  if (!checked.ok && authToken) return refusedFor([problemOf(checked)]);
  const saved = await db().transaction((rows) =>
    saveChange(rows, {
      ...{ present, authToken, by, checked, typed },
      seen: { ...settingsOf(account), ...tidied(present, seen) },
    }),
  );
  if (saved === null) return notFound;
  if ("theirs" in saved) return saved;
  await tellScreens(saved.changed);
  forgetSecrets(credential);
  if (saved.isOutdated) return updateAccount(accountId, {}, by);
  await noteChecks(account, checked);
  if (!checked.ok) return savedAs(accountId, { doubt: problemOf(checked) });
  await subscribeAccount(accountId);
  return savedAs(accountId, { notice: checked.notice });
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

/** What a planned sender lacks before its provider can be asked. */
function unsetIn({ account, credential }: Present): AccountProblem[] {
  const missing = (field: AccountProblem["field"]) => [
    { field, reason: "missing" as const },
  ];
  if (isUnset(credential.externalId)) return missing("accountSid");
  if (credential.sealedSecret === null) return missing("authToken");
  return isUnset(account.externalId) ? missing("senderNumber") : [];
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
