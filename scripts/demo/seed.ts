import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { dialogs, organisation, staff as staffTable } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { AccountScope } from "@/lib/auth/scope";
import { required } from "@/lib/env";
import { presentAudience } from "@/lib/live/audience";
import { createStaff } from "@/lib/staff/create-staff";
import type { Standin } from "@/tests/support/standin/standin";
import { connectAccounts, measureAccounts } from "./connect-accounts";
import { sampleDialogs } from "./dialogs";
import { loadCanned } from "./load-canned";
import { loadDialog } from "./load-dialog";
import { loadTouches } from "./load-touches";
import { prepareProviders } from "./prepare-providers";
import { type Member, passwordOf, team } from "./world";

type SignIn = { email: string; password: string };

/**
 * Makes the invented clinic: its providers in the stand-in, its staff, its accounts (connected the way an
 * administrator does it) and its dialogs with times relative to now. What is there already is left as it is.
 */
export async function seedDemo(
  standin: Standin,
): Promise<{ admin: SignIn; staff: SignIn }> {
  const [appSecret = ""] = required("INSTAGRAM_APP_SECRETS").split(",");
  prepareProviders(standin, appSecret);
  const everything = { all: true } as const;
  const dana = await hire("dana", everything);
  await db().update(organisation).set({ name: "Northgate Clinic" });
  const accounts = await connectAccounts(standin, dana.id);
  const staff = {
    dana,
    tomas: await hire("tomas", everything),
    priya: await hire("priya", { all: false, accountIds: [accounts.skin.id] }),
  };
  if ((await db().$count(dialogs)) === 0) {
    const clinic = { accounts, staff, standin, now: new Date() };
    for (const sample of sampleDialogs) await loadDialog(clinic, sample);
    await loadTouches(clinic);
    await loadCanned(clinic);
    await measureAccounts(accounts, dana.id);
  }
  return { admin: signInOf("dana"), staff: signInOf("tomas") };
}

async function hire(member: Member, scope: AccountScope): Promise<Staff> {
  const { name, email, role } = team[member];
  await createStaff(db(), { name, email, role, scope, password: passwordOf(member) });
  const [found] = await db()
    .select({ id: staffTable.id, scopeVersion: staffTable.scopeVersion })
    .from(staffTable)
    .where(eq(staffTable.email, email));
  if (!found) throw new Error(`${name} was not added.`);
  const audience = await presentAudience();
  return { ...found, name, email, role, scope, sessionId: randomUUID(), audience };
}

const signInOf = (member: Member): SignIn => ({
  email: team[member].email,
  password: passwordOf(member),
});
