import { db } from "@/db";
import { listAccounts } from "@/lib/accounts/list";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { Staff } from "@/lib/auth/current-staff";
import { findPerson } from "@/lib/patients/find-person";
import { phonesOf } from "@/lib/patients/phones-of";
import { listStartable } from "./start";

/** What the window for a new dialog begins with: the accounts that can and can't start one, and whom it is asked for. */
export async function startOptions(
  staff: Staff,
  personId: number | null | undefined,
): Promise<{
  accounts: AccountTag[];
  others: AccountTag[];
  asked: { id: number; name: string; phones: string[] } | null | undefined;
}> {
  const [all, accounts] = await Promise.all([
    listAccounts(staff.scope),
    listStartable(staff.scope),
  ]);
  const able = new Set(accounts.map(({ id }) => id));
  const others = all.filter(({ id }) => !able.has(id));
  return { accounts, others, asked: await askedFor(staff, personId) };
}

/** Whoever is not on the books, or not to be seen, is nobody in particular. */
async function askedFor(staff: Staff, personId: number | null | undefined) {
  if (personId === undefined || personId === null) return personId;
  const person = await findPerson(db(), { scope: staff.scope, id: personId });
  if (!person) return null;
  return { id: person.id, name: person.name, phones: await phonesOf(person.id) };
}
