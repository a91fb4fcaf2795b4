import { and, eq, ne } from "drizzle-orm";
import type { Rows } from "@/db";
import { accounts } from "@/db/schema";
import type { Present, StoredAccount } from "@/lib/accounts/find";
import { isUnheard } from "@/lib/accounts/readiness/verdict";
import { renewScreens } from "@/lib/accounts/renew-screens";
import {
  confirmCredential,
  confirmStored,
} from "@/lib/accounts/secrets/confirm-credential";
import { readableSecret, type StoredCredential } from "@/lib/accounts/secrets/credential";
import { lockIfStill } from "@/lib/accounts/secrets/keep-credential";
import { noteRefused } from "@/lib/accounts/secrets/refuse-credential";
import type { AccountWords } from "@/lib/accounts/types/saving";
import { untilSubscribed } from "@/lib/accounts/webhooks/unsubscribed";
import { recordAudit } from "@/lib/audit/record";
import type { Checked } from "@/lib/channels/asked";
import type { ConflictingEdit } from "@/lib/result";
import { threeWayMerge } from "@/lib/three-way-merge";
import { inFormsWords, settingsOf } from "./as-typed";
import type { AccountSettings } from "./store-account";

/**
 * What an administrator typed about an account (an empty token: not that), over what they typed it, and what its provider
 * said then.
 */
export type Change = {
  present: Present;
  typed: Partial<AccountSettings>;
  seen: Partial<AccountSettings>;
  authToken: string;
  by: number | null;
  checked: Checked;
};

/**
 * The accounts of which screens show something else now, to be told after the commit. `isOutdated`: what the provider said
 * was of a token that somebody has replaced meanwhile, and was dropped.
 */
type Saved = { changed: number[]; isOutdated: boolean };

/**
 * Stores what was changed of an account, with an audit entry, and what its provider said. Null, and nothing stored, where
 * the account was disconnected or removed while the provider was asked; and nothing stored either where another admin
 * changed meanwhile what is typed over here. The credential is locked before the account, as everywhere.
 */
export async function saveChange(
  rows: Rows,
  asked: Change,
): Promise<Saved | ConflictingEdit<AccountWords> | null> {
  const { present, authToken, checked } = asked;
  const stored = readableSecret(present.credential);
  const isStillMeant = await lockIfStill(rows, present.credential, stored);
  const account = await lockInUse(rows, present.account.id);
  if (!account) return null;
  const { typed, seen } = asked;
  const edit = threeWayMerge<Partial<AccountSettings>>({
    typed,
    seen,
    present: settingsOf(account),
  });
  if (!edit.ok) return inFormsWords(edit.theirs, account);
  const isOther = await saveSettings(rows, account, { ...asked, change: edit.value });
  const isOutdated = isStillMeant === null && authToken === "";
  const isAnswer = !isUnheard(checked) && !isOutdated;
  const found = isAnswer ? await saveFinding(rows, account, asked) : [];
  const changed = [...new Set(isOther ? [account.id, ...found] : found)];
  await renewScreens(rows, changed);
  return { changed, isOutdated };
}

async function lockInUse(rows: Rows, id: number): Promise<StoredAccount | null> {
  const [account] = await rows
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, id), ne(accounts.state, "disconnected")))
    .for("update");
  return account ?? null;
}

/** True where screens show something else now. */
async function saveSettings(
  rows: Rows,
  account: StoredAccount,
  { change, authToken, by }: Change & { change: Partial<AccountSettings> },
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

/** Keeps what the provider says now. Answers with the accounts of which screens show something else now. */
async function saveFinding(
  rows: Rows,
  account: StoredAccount,
  { present: { credential }, authToken, by, checked }: Change,
): Promise<number[]> {
  const finding = checked.ok
    ? { ...asAccepted(account), handle: checked.handle }
    : { state: "attention" as const, stateReason: checked.reason };
  const mended = checked.ok ? await confirm(rows, credential, { authToken, by }) : [];
  const secret = readableSecret(credential);
  const isRefused = !checked.ok && checked.reason === "credentials";
  const held = isRefused
    ? await noteRefused(rows, credential, { secret, code: null })
    : null;
  const others = [...mended, ...(held ?? [])];
  await rows
    .update(accounts)
    .set({
      ...finding,
      ...(checked.ok && !account.confirmedAt && { confirmedAt: new Date() }),
    })
    .where(eq(accounts.id, account.id));
  const isSame = Object.keys(differing(account, finding)).length === 0;
  return isSame ? others : [account.id, ...others];
}

/** Whose token was void may have lost with it that their provider posts to us. */
const asAccepted = ({ channel, state, stateReason }: StoredAccount) => ({
  state: "connected" as const,
  stateReason: state === "connected" ? stateReason : untilSubscribed(channel),
});

/** A stored secret is not stored again: it may have been renewed while the provider was asked. */
async function confirm(
  rows: Rows,
  credential: StoredCredential,
  { authToken: secret, by }: Pick<Change, "authToken" | "by">,
): Promise<number[]> {
  const { channel, externalId } = credential;
  const { mended } = secret
    ? await confirmCredential(rows, { channel, externalId, secret, by })
    : await confirmStored(rows, credential);
  return mended;
}

const differing = (account: StoredAccount, change: Partial<StoredAccount>) =>
  Object.fromEntries(
    Object.entries(change).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(account[name as keyof StoredAccount]),
    ),
  ) as Partial<StoredAccount>;
