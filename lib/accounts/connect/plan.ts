import { eq } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, credentials } from "@/db/schema";
import { accountByEndpoint, type StoredAccount } from "@/lib/accounts/find";
import { renewScreens } from "@/lib/accounts/renew-screens";
import { keepUnconfirmed } from "@/lib/accounts/secrets/credential";
import { forgetUnused } from "@/lib/accounts/secrets/forget-unused";
import { forgetSecrets } from "@/lib/accounts/secrets/keyring";
import type { AccountProblem, NewSender } from "@/lib/accounts/types/saving";
import { isUnset, unsetId } from "@/lib/accounts/unset";
import { recordAudit } from "@/lib/audit/record";
import type { Checked } from "@/lib/channels/asked";
import type { Channel } from "@/lib/channels/types";
import { displayPhone } from "@/lib/patients/phone";
import { confirmCredential, lockEndpoint } from "./store-account";

/** What keeps a sender from being live, who entered it, and the sender that was planned before, if any. */
export type Shortfall = {
  checked: Extract<Checked, { ok: false }> | "incomplete";
  by: number;
  plannedId: number | null;
};

type Planned =
  | { ok: true; accountId: number; isNew: boolean }
  | { ok: false; problem: AccountProblem };

/**
 * Stores a sender that is not live yet: something is missing, or its provider refuses it. It has its deadline, what is
 * known of its credentials, and "needs attention" with the reason; what is written to it is kept from now on, where the
 * token that signs is right. Everything in one transaction, with an audit entry.
 */
export async function plan(
  channel: Channel,
  entered: NewSender,
  shortfall: Shortfall,
): Promise<Planned> {
  const { accountSid, senderNumber } = entered;
  const label = entered.label || displayPhone(senderNumber);
  if (label === "") return wrong("label", "missing");
  const planned = await db().transaction(async (rows): Promise<Planned> => {
    if (senderNumber) await lockEndpoint(rows, `${channel}:${senderNumber}`);
    const before = await accountBefore(rows, { channel, senderNumber }, shortfall);
    const credentialId = await keepCredential(
      rows,
      { channel, before },
      entered,
      shortfall,
    );
    if (credentialId === null) return wrong("authToken", "credentials");
    const accountId = await put(
      rows,
      { channel, before, credentialId },
      { ...entered, label },
      shortfall,
    );
    if (before) await forgetUnused(rows, before.credentialId);
    await recordAudit(rows, {
      staffId: shortfall.by,
      action: before ? "account.changed" : "account.planned",
      subject: "account",
      subjectId: String(accountId),
      details: { channel, credential: accountSid, externalId: senderNumber },
    });
    await renewScreens(rows, accountId);
    return { ok: true, accountId, isNew: before === null };
  });
  forgetSecrets({ channel, externalId: accountSid });
  return planned;
}

type Place = { channel: Channel; before: StoredAccount | null };

/** The planned sender, or one of this number that was disconnected. */
async function accountBefore(
  rows: Rows,
  { channel, senderNumber }: { channel: Channel; senderNumber: string },
  { plannedId }: Shortfall,
): Promise<StoredAccount | null> {
  if (plannedId === null) return accountByEndpoint(rows, channel, senderNumber);
  const [found] = await rows
    .select()
    .from(accounts)
    .where(eq(accounts.id, plannedId))
    .for("update");
  return found ?? null;
}

/** Null where a token that is refused would replace one that works. */
async function keepCredential(
  rows: Rows,
  { channel, before }: Place,
  { accountSid, authToken }: NewSender,
  { checked, by }: Shortfall,
): Promise<number | null> {
  const named = { channel, externalId: accountSid || (await idBefore(rows, before)) };
  const isAccepted =
    checked !== "incomplete" &&
    (checked.field === "sender" || checked.reason === "permissions");
  if (isAccepted) return confirmCredential(rows, { ...named, secret: authToken, by });
  return keepUnconfirmed(rows, { ...named, secret: authToken || null, by });
}

/** A missing id keeps the made-up one that it has. */
async function idBefore(rows: Rows, before: StoredAccount | null): Promise<string> {
  if (!before) return unsetId();
  const [credential] = await rows
    .select({ externalId: credentials.externalId })
    .from(credentials)
    .where(eq(credentials.id, before.credentialId));
  return credential && isUnset(credential.externalId) ? credential.externalId : unsetId();
}

async function put(
  rows: Rows,
  { channel, before, credentialId }: Place & { credentialId: number },
  entered: NewSender,
  { checked }: Shortfall,
): Promise<number> {
  const { senderNumber, label, colour, deadlineAt, deadlineZone, brand } = entered;
  const values = {
    ...{ credentialId, label, colour, deadlineAt, deadlineZone, brand: brand ?? null },
    handle: senderNumber,
    externalId: senderNumber || numberBefore(before),
    state: "attention" as const,
    stateReason: checked === "incomplete" ? "incomplete" : checked.reason,
    deadlineToldAt: null,
    disconnectedAt: null,
  };
  const [stored] = before
    ? await rows
        .update(accounts)
        .set(values)
        .where(eq(accounts.id, before.id))
        .returning()
    : await rows
        .insert(accounts)
        .values({ ...values, channel, confirmedAt: null })
        .returning();
  if (!stored) throw new Error("A planned sender was not stored.");
  return stored.id;
}

const numberBefore = (before: StoredAccount | null) =>
  before && isUnset(before.externalId) ? before.externalId : unsetId();

const wrong = (
  field: AccountProblem["field"],
  reason: AccountProblem["reason"],
): Planned => ({ ok: false, problem: { field, reason } });
