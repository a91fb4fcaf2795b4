import { eq } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, credentials } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { adapterOf } from "@/lib/channels";
import type { Checked } from "@/lib/channels/types";
import { readableSecret, type StoredCredential } from "./credential";
import { asSender, type StoredAccount } from "./find";
import { forgetSecrets } from "./keyring";
import { labelProblems, problemOf, refusedFor } from "./problems";
import { type AccountSettings, confirmCredential } from "./store-account";
import type { SaveResult } from "./types";

/** What may be changed of a connected account. Its number and its Account SID never change. */
export type SenderChange = AccountSettings & {
  /** Replaces the stored token; left out or empty, the stored one stays. */
  authToken?: string | undefined;
};

type Present = { account: StoredAccount; credential: StoredCredential };

/**
 * Changes an account and asks its provider again. A new token that the provider refuses stores nothing. If it is the
 * stored token that is refused by now, label, colour and deadline are saved all the same, the account needs
 * attention, and `doubt` says why; a provider that can't be reached changes no account's state.
 */
export async function updateSender(
  accountId: number,
  change: SenderChange,
  by: number,
): Promise<SaveResult> {
  const present = await find(accountId);
  if (!present) return refusedFor([{ field: null, reason: "notFound" }]);
  const problems = labelProblems(change.label.trim());
  if (problems.length > 0) return refusedFor(problems);
  const authToken = change.authToken?.trim() ?? "";
  const secret = authToken || readableSecret(present.credential);
  if (!secret) return refusedFor([{ field: "authToken", reason: "missing" }]);
  const sender = asSender(present.account, { ...present.credential, secret });
  const checked = await adapterOf(present.account.channel).check(sender);
  if (!checked.ok && authToken) return refusedFor([problemOf(checked)]);
  await db().transaction(async (rows) => {
    await saveSettings(rows, { present, change, replaced: authToken !== "", by });
    await saveFinding(rows, { present, checked, secret, by });
  });
  forgetSecrets(present.credential);
  return {
    ok: true,
    accountId,
    notice: checked.ok ? checked.notice : null,
    doubt: checked.ok ? null : problemOf(checked),
  };
}

async function find(accountId: number): Promise<Present | null> {
  const [found] = await db()
    .select({ account: accounts, credential: credentials })
    .from(accounts)
    .innerJoin(credentials, eq(credentials.id, accounts.credentialId))
    .where(eq(accounts.id, accountId));
  return found && found.account.state !== "disconnected" ? found : null;
}

async function saveSettings(
  rows: Rows,
  save: { present: Present; change: SenderChange; replaced: boolean; by: number },
): Promise<void> {
  const { account } = save.present;
  const { colour, deadlineAt, deadlineZone } = save.change;
  const label = save.change.label.trim();
  await rows
    .update(accounts)
    .set({ label, colour, deadlineAt, deadlineZone })
    .where(eq(accounts.id, account.id));
  const changed = [
    label !== account.label && "label",
    colour !== account.colour && "colour",
    deadlineAt?.getTime() !== account.deadlineAt?.getTime() && "deadline",
    deadlineZone !== account.deadlineZone && "deadlineZone",
    save.replaced && "authToken",
  ].filter((name) => name !== false);
  if (changed.length === 0) return;
  await recordAudit(rows, {
    staffId: save.by,
    action: "account.changed",
    subject: "account",
    subjectId: String(account.id),
    details: { changed },
  });
}

/** Keeps what the provider says now. Not reaching it says nothing about the account. */
async function saveFinding(
  rows: Rows,
  finding: { present: Present; checked: Checked; secret: string; by: number },
): Promise<void> {
  const { present, checked, secret, by } = finding;
  const { id } = present.account;
  if (checked.ok) {
    const { channel, externalId } = present.credential;
    await confirmCredential(rows, { channel, externalId, secret, by });
    await rows
      .update(accounts)
      .set({ state: "connected", stateReason: null, handle: checked.handle })
      .where(eq(accounts.id, id));
  } else if (checked.reason !== "unreachable" && checked.reason !== "rateLimited") {
    await rows
      .update(accounts)
      .set({ state: "attention", stateReason: checked.reason })
      .where(eq(accounts.id, id));
  }
}
