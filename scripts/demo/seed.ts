import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { accounts, dialogs, organisation, staff as staffTable } from "@/db/schema";
import { connectSender } from "@/lib/accounts/connect";
import { createStaff } from "@/lib/auth/create-staff";
import type { Staff } from "@/lib/auth/current-staff";
import type { AccountColour } from "@/lib/dialogs/types";
import type { Standin } from "@/tests/support/standin/standin";
import { quietDialogs, sampleDialogs } from "./dialogs";
import { loadDialog } from "./load-dialog";
import {
  clinicNumber,
  eastNumber,
  type Member,
  passwordOf,
  team,
  twilioAccount,
} from "./world";

type SignIn = { email: string; password: string };

/**
 * Makes the invented clinic: its providers in the stand-in, its staff, its accounts (connected the way an
 * administrator does it) and its dialogs with times relative to now. What is there already is left as it is.
 */
export async function seedDemo({
  standin,
}: {
  standin: Standin;
  reset: boolean;
}): Promise<{
  admin: SignIn;
  staff: SignIn;
}> {
  prepare(standin);
  const staff = {
    dana: await hire("dana"),
    tomas: await hire("tomas"),
    priya: await hire("priya"),
  };
  await db().update(organisation).set({ name: "Northgate Clinic" });
  await connect(
    { number: clinicNumber, label: "Northgate Clinic", colour: "teal" },
    staff.dana,
  );
  await connect(
    { number: eastNumber, label: "Northgate East", colour: "indigo", deadlineInDays: 5 },
    staff.dana,
  );
  if ((await db().$count(dialogs)) === 0) await loadDialogs(standin, staff);
  return { admin: signInOf("dana"), staff: signInOf("tomas") };
}

function prepare(standin: Standin) {
  const account = twilioAccount();
  const { accountSid } = account;
  standin.addTwilioAccount(account);
  standin.addSender({ accountSid, number: clinicNumber, name: "Northgate Clinic" });
  standin.addSender({ accountSid, number: eastNumber, name: "Northgate East" });
}

async function hire(member: Member): Promise<Staff> {
  const { name, email, role } = team[member];
  const scope = { all: true } as const;
  await createStaff(db(), { name, email, role, scope, password: passwordOf(member) });
  const [found] = await db()
    .select({ id: staffTable.id, scopeVersion: staffTable.scopeVersion })
    .from(staffTable)
    .where(eq(staffTable.email, email));
  if (!found) throw new Error(`${name} was not added.`);
  return { ...found, name, email, role, scope, sessionId: randomUUID() };
}

type Sender = {
  number: string;
  label: string;
  colour: AccountColour;
  deadlineInDays?: number;
};

async function connect({ number, label, colour, deadlineInDays }: Sender, by: Staff) {
  const [present] = await db()
    .select()
    .from(accounts)
    .where(eq(accounts.externalId, number));
  if (present) return;
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
    },
    by.id,
  );
  if (!saved.ok) throw new Error(`${label} was not connected.`);
}

async function loadDialogs(standin: Standin, staff: Record<Member, Staff>) {
  const [account] = await db()
    .select({ id: accounts.id, externalId: accounts.externalId })
    .from(accounts)
    .where(eq(accounts.externalId, clinicNumber));
  if (!account) throw new Error("The sample clinic has no number.");
  const clinic = { account, staff, standin, now: new Date() };
  for (const sample of [...quietDialogs, ...sampleDialogs])
    await loadDialog(clinic, sample);
}

function morningIn(days: number): Date {
  const at = new Date(Date.now() + days * 86_400_000);
  at.setUTCHours(8, 0, 0, 0);
  return at;
}

const signInOf = (member: Member): SignIn => ({
  email: team[member].email,
  password: passwordOf(member),
});
