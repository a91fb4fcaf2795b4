import { asc } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import { tagOf } from "@/lib/accounts/list";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { isUnset } from "@/lib/accounts/unset";
import type { Staff } from "@/lib/auth/current-staff";
import { type AccountScope, canSeeAccount } from "@/lib/auth/scope";
import type { NotStartable } from "@/lib/dialogs/types/start";
import { findPerson } from "@/lib/patients/find-person";
import { phonesOf } from "@/lib/patients/phones-of";
import { hindranceOf } from "./start";

/** The accounts that may be seen: those that a dialog can be begun from, and the others, each with why not. */
type Startable = { accounts: AccountTag[]; others: NotStartable[] };

/** What the window for a new dialog begins with: the accounts that can and can't start one, and whom it is asked for. */
export async function startOptions(
  staff: Staff,
  personId: number | null | undefined,
): Promise<
  Startable & { asked: { id: number; name: string; phones: string[] } | null | undefined }
> {
  const startable = await listStartable(staff.scope);
  return { ...startable, asked: await askedFor(staff, personId) };
}

async function listStartable(scope: AccountScope): Promise<Startable> {
  const startable: Startable = { accounts: [], others: [] };
  for (const account of await db().select().from(accounts).orderBy(asc(accounts.id))) {
    if (!canSeeAccount(scope, account.id) || isUnset(account.externalId)) continue;
    const why = hindranceOf(account);
    if (why === null) startable.accounts.push(tagOf(account));
    else startable.others.push({ account: tagOf(account), why });
  }
  return startable;
}

/** Whoever is not on the books, or not to be seen, is nobody in particular. */
async function askedFor(staff: Staff, personId: number | null | undefined) {
  if (personId === undefined || personId === null) return personId;
  const person = await findPerson(db(), { scope: staff.scope, id: personId });
  if (!person) return null;
  return { id: person.id, name: person.name, phones: await phonesOf(person.id) };
}
