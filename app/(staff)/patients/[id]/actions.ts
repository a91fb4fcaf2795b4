"use server";

import { after } from "next/server";
import { adminAction } from "@/lib/auth/guard";
import { publishRenewed } from "@/lib/live/publish";
import { erasePerson } from "@/lib/records/erase-person";
import { EraseForm } from "@/lib/records/input";
import { done } from "@/lib/result";

const eraseGuarded = adminAction(EraseForm, async ({ staff, input }) => {
  const erased = await erasePerson(staff, input);
  if (!erased.ok) return erased;
  const { accountIds } = erased.value;
  after(() => Promise.all(accountIds.map((accountId) => publishRenewed({ accountId }))));
  return done;
});

/** Erases a person for good; the name is asked for again. */
export async function erase(personId: number, name: string) {
  return eraseGuarded({ personId, name });
}
