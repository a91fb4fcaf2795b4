import { eq, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts } from "@/db/schema";
import type { Present, StoredAccount } from "@/lib/accounts/find";
import { renewScreens, tellScreens } from "@/lib/accounts/renew-screens";
import { confirmCredential } from "@/lib/accounts/secrets/confirm-credential";
import type { CredentialName } from "@/lib/accounts/secrets/credential";
import { forgetUnused } from "@/lib/accounts/secrets/forget-unused";
import { lockCredentials } from "@/lib/accounts/secrets/keep-credential";
import { forgetSecrets } from "@/lib/accounts/secrets/keyring";
import type { AccountColour } from "@/lib/accounts/types/tag";
import { untilSubscribed } from "@/lib/accounts/webhooks/unsubscribed";
import { recordAudit } from "@/lib/audit/record";
import type { Channel } from "@/lib/channels/types";
import { isAsRead, isTaken, lockEndpoint } from "./endpoint";

/** What staff decide about an account, beside its credentials. What is left out stays as it is. */
export type AccountSettings = {
  label: string;
  colour: AccountColour;
  deadlineAt?: Date | null;
  deadlineZone?: string | null;
  humanAgent?: boolean;
  brand?: string | null | undefined;
};

/** An account whose credential and endpoint its provider has just confirmed. */
export type ConfirmedAccount = {
  credential: CredentialName;
  secret: string;
  endpoint: { externalId: string; handle: string };
  settings: AccountSettings;
  /** The member of staff. */
  by: number;
  /** As it was read: the sender that was planned until now and becomes this account, or the disconnected account. */
  before?: Present | null;
};

/** `isNew`: it was never here before. */
export type KeptAccount = { accountId: number; isNew: boolean };

/**
 * Stores a confirmed account with its sealed credential and an audit entry, all or nothing; everybody who sees it gets
 * it on their open screens. A disconnected account is connected again, a planned one becomes live. Where no account was
 * stored: `taken` when it is connected already (of two administrators who add it at once, one wins), `gone` when the
 * planned sender was removed (others of its credential can send again all the same), `again` when somebody has changed or disconnected it, or replaced its secret, since it was
 * read.
 */
export async function storeAccount(
  confirmed: ConfirmedAccount,
): Promise<KeptAccount | "taken" | "gone" | "again"> {
  const { credential, endpoint, secret, by, before = null } = confirmed;
  const planned = before?.account.state === "disconnected" ? null : before?.account;
  const plannedId = planned?.id ?? null;
  const { channel } = credential;
  const { externalId, handle } = endpoint;
  const stored = await db().transaction(async (rows) => {
    const present = await lockEndpoint(rows, { channel, externalId });
    if (isTaken(present, plannedId)) return "taken";
    const left = [before?.credential.id, present?.credentialId];
    await lockCredentials(rows, credential, left);
    if (before && !(await isAsRead(rows, before))) return "again";
    const named = { ...credential, secret, by };
    const { credentialId, mended } = await confirmCredential(rows, named);
    const values = { ...confirmed.settings, credentialId, externalId, handle };
    const accountId = planned
      ? await makeLive(rows, planned, values)
      : await putAccount(rows, { ...values, channel });
    if (accountId === null) {
      await forgetUnused(rows, credentialId);
      await renewScreens(rows, mended);
      return { kept: "gone" as const, renewed: mended };
    }
    if (present) await forgetUnused(rows, present.credentialId);
    const isBack = present !== null && plannedId === null;
    await recordAudit(rows, {
      staffId: by,
      action: isBack ? "account.reconnected" : "account.connected",
      subject: "account",
      subjectId: String(accountId),
      details: { channel, externalId, handle, credential: credential.externalId },
    });
    const renewed = [accountId, ...mended];
    await renewScreens(rows, renewed);
    return { kept: { accountId, isNew: !isBack }, renewed };
  });
  if (typeof stored === "string") return stored;
  forgetSecrets(credential);
  await tellScreens(stored.renewed);
  return stored.kept;
}

type Values = AccountSettings &
  Pick<StoredAccount, "credentialId" | "externalId" | "handle">;

/** Null where there is no such planned sender any more. */
async function makeLive(
  rows: Rows,
  { id, channel, credentialId }: StoredAccount,
  values: Values,
): Promise<number | null> {
  const [live] = await rows
    .update(accounts)
    .set({ ...values, ...asConnected(channel) })
    .where(eq(accounts.id, id))
    .returning({ id: accounts.id });
  if (!live) return null;
  await forgetUnused(rows, credentialId);
  return live.id;
}

async function putAccount(
  rows: Rows,
  values: Values & Pick<StoredAccount, "channel">,
): Promise<number> {
  const { channel, externalId: _externalId, ...changed } = values;
  const connected = asConnected(channel);
  const [stored] = await rows
    .insert(accounts)
    .values({ ...values, ...connected })
    .onConflictDoUpdate({
      target: [accounts.channel, accounts.externalId],
      set: { ...changed, ...connected },
    })
    .returning({ id: accounts.id });
  if (!stored) throw new Error("An account was not stored.");
  return stored.id;
}

/** What was written to it meanwhile is looked for at once. */
const asConnected = (channel: Channel) => ({
  state: "connected" as const,
  stateReason: untilSubscribed(channel),
  disconnectedAt: null,
  confirmedAt: sql`now()`,
  deadlineToldAt: null,
  reconcileDueAt: sql`now()`,
});
