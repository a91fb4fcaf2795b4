import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts } from "@/db/schema";
import { accountByEndpoint, type StoredAccount } from "@/lib/accounts/find";
import { renewScreens } from "@/lib/accounts/renew-screens";
import { type CredentialName, putCredential } from "@/lib/accounts/secrets/credential";
import { forgetUnused } from "@/lib/accounts/secrets/forget-unused";
import { forgetSecrets } from "@/lib/accounts/secrets/keyring";
import type { AccountColour } from "@/lib/accounts/types/tag";
import { recordAudit } from "@/lib/audit/record";
import { publishRenewed } from "@/lib/live/publish";

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
  by: number;
  /** The sender that was planned until now and becomes this account. */
  plannedId?: number | null;
};

/** Findings about a credential as a whole: a confirmed one settles them for every account that shares it. */
const credentialFindings = ["credentials", "suspended", "closed"];

/** `isNew`: it was never here before. */
export type KeptAccount = { accountId: number; isNew: boolean };

/**
 * Stores a confirmed account with its sealed credential and an audit entry, all or nothing; everybody who sees it gets
 * it on their open screens. A disconnected account is connected again, a planned one becomes live. Null, and nothing
 * stored, when it is connected already: of two administrators who add it at once, one wins.
 */
export async function storeAccount(
  confirmed: ConfirmedAccount,
): Promise<KeptAccount | null> {
  const { credential, endpoint, secret, by, plannedId = null } = confirmed;
  const kept = await db().transaction(async (rows) => {
    await lockEndpoint(rows, `${credential.channel}:${endpoint.externalId}`);
    const present = await accountByEndpoint(
      rows,
      credential.channel,
      endpoint.externalId,
    );
    const isOther = present !== null && present.id !== plannedId;
    if (isOther && (plannedId || present.state !== "disconnected")) return null;
    const credentialId = await confirmCredential(rows, { ...credential, secret, by });
    const stored = await putAccount(rows, { ...confirmed, credentialId });
    await recordAudit(rows, {
      staffId: by,
      action: present && isOther ? "account.reconnected" : "account.connected",
      subject: "account",
      subjectId: String(stored),
      details: { ...credential, ...endpoint, credential: credential.externalId },
    });
    await renewScreens(rows, stored);
    return { accountId: stored, isNew: !isOther };
  });
  if (!kept) return null;
  forgetSecrets(credential);
  await publishRenewed({ accountId: kept.accountId });
  return kept;
}

/** Stores a credential that its provider accepts, for every account that shares it. @package */
export async function confirmCredential(
  rows: Rows,
  credential: CredentialName & { secret: string; by: number | null },
): Promise<number> {
  const credentialId = await putCredential(rows, credential);
  await settleFindings(rows, credentialId);
  return credentialId;
}

/**
 * The accounts of a credential that its provider accepts lose what was held against it. One whose number nobody has
 * confirmed yet is asked about soon. @package
 */
export async function settleFindings(rows: Rows, credentialId: number): Promise<void> {
  const held = and(
    eq(accounts.credentialId, credentialId),
    eq(accounts.state, "attention"),
    inArray(accounts.stateReason, credentialFindings),
  );
  await rows
    .update(accounts)
    .set({ measureDueAt: sql`now()` })
    .where(and(held, isNull(accounts.confirmedAt)));
  const settled = await rows
    .update(accounts)
    .set({ state: "connected", stateReason: null })
    .where(and(held, isNotNull(accounts.confirmedAt)))
    .returning({ id: accounts.id });
  for (const { id } of settled) await renewScreens(rows, id);
}

async function putAccount(
  rows: Rows,
  {
    credential,
    credentialId,
    endpoint,
    settings,
    plannedId,
  }: ConfirmedAccount & { credentialId: number },
): Promise<number> {
  const values = { credentialId, handle: endpoint.handle, ...settings };
  if (plannedId) {
    await makeLive(rows, plannedId, { ...values, externalId: endpoint.externalId });
    return plannedId;
  }
  const [stored] = await rows
    .insert(accounts)
    .values({ channel: credential.channel, externalId: endpoint.externalId, ...values })
    .onConflictDoUpdate({
      target: [accounts.channel, accounts.externalId],
      set: { ...values, ...asConnected },
    })
    .returning({ id: accounts.id });
  if (!stored) throw new Error("An account was not stored.");
  return stored.id;
}

async function makeLive(
  rows: Rows,
  plannedId: number,
  values: Partial<StoredAccount>,
): Promise<void> {
  const [before] = await rows
    .select({ credentialId: accounts.credentialId })
    .from(accounts)
    .where(eq(accounts.id, plannedId))
    .for("update");
  await rows
    .update(accounts)
    .set({ ...values, ...asConnected })
    .where(eq(accounts.id, plannedId));
  if (before) await forgetUnused(rows, before.credentialId);
}

/** What was written to it meanwhile is looked for at once. */
const asConnected = {
  state: "connected",
  stateReason: null,
  disconnectedAt: null,
  confirmedAt: sql`now()`,
  deadlineToldAt: null,
  reconcileDueAt: sql`now()`,
} as const;

/** Two who add the same endpoint come one after the other, before either has written a row. @package */
export async function lockEndpoint(rows: Rows, endpoint: string): Promise<void> {
  await rows.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`account:${endpoint}`}, 0))`,
  );
}
