"use server";

import { revalidatePath } from "next/cache";
import { connectSender } from "@/lib/accounts/connect";
import { NewSenderForm, SenderChangeForm } from "@/lib/accounts/input";
import type { SaveAnswer, SenderDraft } from "@/lib/accounts/types";
import { updateSender } from "@/lib/accounts/update-sender";
import { adminAction } from "@/lib/auth/guard";

const page = "/settings/messaging/twilio";

export const addSender = adminAction(NewSenderForm, async ({ staff, input }) => {
  const saved = await connectSender(input, staff.id);
  if (saved.ok) revalidatePath(page);
  return saved;
});

const change = adminAction(SenderChangeForm, async ({ staff, input }) => {
  const saved = await updateSender(input.accountId, input, staff.id);
  if (saved.ok) revalidatePath(page);
  return saved;
});

/** Bound to its sender by the page; the id is looked up again all the same. */
export async function changeSender(
  accountId: number,
  draft: SenderDraft,
): Promise<SaveAnswer> {
  return change({ ...draft, accountId });
}
