import { eq } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, credentials } from "@/db/schema";
import type { Present, StoredAccount } from "@/lib/accounts/find";
import { isTokenAccepted } from "@/lib/accounts/readiness/verdict";
import { renewScreens, tellScreens } from "@/lib/accounts/renew-screens";
import {
  type Confirmed,
  confirmCredential,
} from "@/lib/accounts/secrets/confirm-credential";
import { forgetUnused } from "@/lib/accounts/secrets/forget-unused";
import { keepUnconfirmed, lockCredentials } from "@/lib/accounts/secrets/keep-credential";
import { forgetSecrets } from "@/lib/accounts/secrets/keyring";
import type { AccountProblem, NewSender } from "@/lib/accounts/types/saving";
import { isUnset, unsetId } from "@/lib/accounts/unset";
import { recordAudit } from "@/lib/audit/record";
import type { Checked } from "@/lib/channels/asked";
import type { Channel } from "@/lib/channels/types";
import { displayPhone } from "@/lib/patients/phone";
import { isAsRead, isTaken, lockEndpoint } from "./endpoint";

/** What keeps a sender from being live, who entered it, and the sender that was planned before as it was read, if any. */
export type Shortfall = {
  checked: Extract<Checked, { ok: false }> | "incomplete";
  by: number;
  before: Present | null;
};

type Planned =
  | { ok: true; accountId: number; isNew: boolean }
  | { ok: false; problem: AccountProblem };

/**
 * Stores a sender that is not live yet: something is missing, or its provider refuses it. It has its deadline, what is
 * known of its credentials, and "needs attention" with the reason; what is written to it is kept from now on, where the
 * token that signs is right. Everything in one transaction, with an audit entry. A disconnected sender of this number is
 * taken up again, with its history. Nothing is stored where the number is another sender's by now, or the planned sender
 * was removed; "again" where it is not as it was read any more.
 */
export async function plan(
  channel: Channel,
  entered: NewSender,
  shortfall: Shortfall,
): Promise<Planned | "again"> {
  const label = entered.label || displayPhone(entered.senderNumber);
  if (label === "") return wrong("label", "missing");
  const planned = await db().transaction((rows) =>
    store(rows, { channel, entered: { ...entered, label }, ...shortfall }),
  );
  if (planned === "again" || !planned.ok) return planned;
  forgetSecrets({ channel, externalId: entered.accountSid });
  const { mended, ...account } = planned;
  await tellScreens([account.accountId, ...mended]);
  return account;
}

type Plan = Shortfall & { channel: Channel; entered: NewSender };

type Stored =
  | (Extract<Planned, { ok: true }> & Pick<Confirmed, "mended">)
  | Extract<Planned, { ok: false }>;

async function store(rows: Rows, asked: Plan): Promise<Stored | "again"> {
  const { channel, entered, by } = asked;
  const plannedId = asked.before?.account.id ?? null;
  const { accountSid, senderNumber } = entered;
  const present = senderNumber
    ? await lockEndpoint(rows, { channel, externalId: senderNumber })
    : null;
  if (isTaken(present, plannedId)) return wrong("senderNumber", "alreadyConnected");
  const left = [asked.before?.credential.id, present?.credentialId];
  await lockCredentials(rows, { channel, externalId: accountSid }, left);
  if (asked.before && !(await isAsRead(rows, asked.before))) return "again";
  const before = plannedId === null ? present : await accountById(rows, plannedId);
  if (plannedId !== null && !before) return wrong(null, "notFound");
  const kept = await keepCredential(rows, before, asked);
  if (kept === null) return wrong("authToken", "credentials");
  const { credentialId, mended } = kept;
  const accountId = await put(rows, { ...asked, before, credentialId });
  if (before) await forgetUnused(rows, before.credentialId);
  await recordAudit(rows, {
    staffId: by,
    action: before ? "account.changed" : "account.planned",
    subject: "account",
    subjectId: String(accountId),
    details: { channel, credential: accountSid, externalId: senderNumber },
  });
  await renewScreens(rows, [accountId, ...mended]);
  return { ok: true, accountId, isNew: before === null, mended };
}

async function accountById(rows: Rows, id: number): Promise<StoredAccount | null> {
  const [found] = await rows.select().from(accounts).where(eq(accounts.id, id));
  return found ?? null;
}

/** Null where a token that is refused would replace one that works. */
async function keepCredential(
  rows: Rows,
  before: StoredAccount | null,
  { channel, entered: { accountSid, authToken }, checked, by }: Plan,
): Promise<Confirmed | null> {
  const named = { channel, externalId: accountSid || (await idBefore(rows, before)) };
  if (checked !== "incomplete" && isTokenAccepted(checked))
    return confirmCredential(rows, { ...named, secret: authToken, by });
  const unconfirmed = { ...named, secret: authToken || null, by };
  const credentialId = await keepUnconfirmed(rows, unconfirmed);
  return credentialId === null ? null : { credentialId, mended: [] };
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
  {
    channel,
    entered,
    checked,
    before,
    credentialId,
  }: Omit<Plan, "before"> & { before: StoredAccount | null; credentialId: number },
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
): Extract<Planned, { ok: false }> => ({ ok: false, problem: { field, reason } });
