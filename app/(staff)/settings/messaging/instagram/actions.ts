"use server";

import { after } from "next/server";
import { shown } from "@/app/(staff)/settings/messaging/show-everywhere";
import { connectProfile } from "@/lib/accounts/connect/connect-profile";
import {
  replaceToken as replaceStored,
  updateAccount,
} from "@/lib/accounts/connect/update-account";
import { NewProfileForm, ProfileChangeForm, TokenForm } from "@/lib/accounts/input";
import type { ProfileChange, SaveAnswer } from "@/lib/accounts/types/saving";
import { adminAction } from "@/lib/auth/guard";
import { reconcile } from "@/lib/dialogs/receive/reconcile";

const channel = "instagram";

/** What was said before comes after the answer, since asking for it politely takes its time; or with the sweep. */
export const addProfile = adminAction(NewProfileForm, async ({ staff, input }) => {
  const saved = await connectProfile({ channel, ...input }, staff.id);
  if (saved.ok && saved.isNew) after(reconcile);
  return shown(saved);
});

const change = adminAction(
  ProfileChangeForm,
  async ({ staff, input: { accountId, typed, seen } }) =>
    shown(await updateAccount(accountId, { ...typed, seen }, staff.id)),
);

const replace = adminAction(TokenForm, async ({ staff, input }) =>
  shown(await replaceStored(input.accountId, input.authToken, staff.id)),
);

/**
 * Bound to its account by the page; the id is looked up again all the same. `seen` is what the form said when it was
 * opened.
 */
export async function changeProfile(
  accountId: number,
  typed: ProfileChange,
  seen: ProfileChange,
): Promise<SaveAnswer> {
  return change({ accountId, typed, seen });
}

/** Replaces the token of an account by another one of the same account. */
export async function replaceToken(
  accountId: number,
  authToken: string,
): Promise<SaveAnswer> {
  return replace({ accountId, authToken });
}
