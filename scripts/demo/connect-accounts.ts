import { eq, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts, credentials, dialogs } from "@/db/schema";
import { connectProfile } from "@/lib/accounts/connect/connect-profile";
import { connectSender } from "@/lib/accounts/connect/connect-sender";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import { senderOf } from "@/lib/accounts/find";
import { refuseCredential } from "@/lib/accounts/secrets/refuse-credential";
import type { AccountColour } from "@/lib/accounts/types/tag";
import { dayMs } from "@/lib/durations";
import type { Standin } from "@/tests/support/standin/standin";
import {
  type AccountName,
  clinicNumber,
  eastNumber,
  type Profile,
  profiles,
  profileToken,
  twilioAccount,
} from "./world";

export type Account = typeof accounts.$inferSelect;

/** Connects all accounts the way an administrator does it; `by` is who. What is connected stays as it is. */
export async function connectAccounts(
  standin: Standin,
  by: number,
): Promise<Record<AccountName, Account>> {
  const clinic = await connectNumber(
    { number: clinicNumber, label: "Northgate Clinic", colour: "teal" },
    by,
  );
  await connectNumber(
    { number: eastNumber, label: "Northgate East", colour: "indigo", deadlineInDays: 5 },
    by,
  );
  return {
    clinic,
    kids: await connectOnce("kids", by),
    skin: await connectOnce("skin", by, expireSoon(standin)),
    dental: await connectOnce("dental", by, refuse(standin)),
  };
}

/** The sample dialogs came without webhooks: that they did arrive is noted, and what a live sender needs measured. */
export async function measureAccounts(
  connected: Record<AccountName, Account>,
  by: number,
): Promise<void> {
  for (const { id } of Object.values(connected)) {
    const lastInbound = db()
      .select({ at: sql`max(${dialogs.lastInboundAt})` })
      .from(dialogs)
      .where(eq(dialogs.accountId, id));
    await db()
      .update(accounts)
      .set({ lastSignedInboundAt: sql`(${lastInbound})` })
      .where(eq(accounts.id, id));
  }
  await updateAccount(connected.clinic.id, {}, by);
}

type Sender = {
  number: string;
  label: string;
  colour: AccountColour;
  deadlineInDays?: number;
};

async function connectNumber(
  { number, label, colour, deadlineInDays }: Sender,
  by: number,
): Promise<Account> {
  const present = await find(number);
  if (present) return present;
  const deadlineAt = deadlineInDays ? morningIn(deadlineInDays) : null;
  const { accountSid, authToken } = twilioAccount();
  const saved = await connectSender(
    {
      accountSid,
      authToken,
      senderNumber: number,
      label,
      colour,
      deadlineAt,
      deadlineZone: deadlineAt && "Europe/London",
      brand: "Northgate",
    },
    by,
  );
  if (!saved.ok) throw new Error(`${label} was not connected.`);
  return findConnected(number);
}

type Fate = (account: Account) => Promise<void>;

/** `fate` is what has become of the account since. */
async function connectOnce(name: Profile, by: number, fate?: Fate): Promise<Account> {
  const { id, name: label, colour, brand } = profiles[name];
  const present = await find(id);
  if (present) return present;
  const saved = await connectProfile(
    {
      channel: "instagram",
      accountSid: id,
      authToken: profileToken(name),
      label,
      colour,
      brand,
      humanAgent: name === "skin",
    },
    by,
  );
  if (!saved.ok) throw new Error(`${label} was not connected.`);
  const account = await findConnected(id);
  await fate?.(account);
  return account;
}

/** The token ends in six days, which the provider tells when it issues one. */
const expireSoon =
  (standin: Standin): Fate =>
  async ({ externalId, credentialId }) => {
    // Half a day more, so that it is six days for a while.
    const expiresAt = new Date(Date.now() + 6.5 * dayMs);
    standin.setInstagramToken(externalId, profileToken("skin"), expiresAt);
    await db()
      .update(credentials)
      .set({ expiresAt })
      .where(eq(credentials.id, credentialId));
  };

/** Somebody took the app's permission away at Instagram. */
const refuse =
  (standin: Standin): Fate =>
  async ({ id, channel, externalId }) => {
    standin.revokeInstagramToken(externalId);
    const sender = await senderOf(id);
    if (sender) await refuseCredential(channel, sender, "190/467");
  };

async function find(externalId: string): Promise<Account | undefined> {
  const [account] = await db()
    .select()
    .from(accounts)
    .where(eq(accounts.externalId, externalId));
  return account;
}

async function findConnected(externalId: string): Promise<Account> {
  const account = await find(externalId);
  if (!account) throw new Error("A sample account is gone.");
  return account;
}

function morningIn(days: number): Date {
  const at = new Date(Date.now() + days * dayMs);
  at.setUTCHours(8, 0, 0, 0);
  return at;
}
