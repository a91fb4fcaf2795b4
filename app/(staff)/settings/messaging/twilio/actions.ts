"use server";

import { revalidatePath } from "next/cache";
import { connectSender } from "@/lib/accounts/connect";
import { NewSenderForm, SenderChangeForm } from "@/lib/accounts/input";
import type { SaveAnswer, SaveResult, SenderDraft } from "@/lib/accounts/types";
import { updateAccount } from "@/lib/accounts/update-account";
import { adminAction } from "@/lib/auth/guard";

export const addSender = adminAction(NewSenderForm, async ({ staff, input }) =>
  shown(await connectSender(input, staff.id)),
);

const change = adminAction(
  SenderChangeForm,
  async ({ staff, input: { accountId, ...settings } }) =>
    shown(await updateAccount(accountId, settings, staff.id)),
);

/** Bound to its sender by the page; the id is looked up again all the same. */
export async function changeSender(
  accountId: number,
  draft: SenderDraft,
): Promise<SaveAnswer> {
  return change({ ...draft, accountId });
}

/** Accounts that need attention are told on every page. */
function shown(saved: SaveResult): SaveResult {
  if (saved.ok) revalidatePath("/", "layout");
  return saved;
}
