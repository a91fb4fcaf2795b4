"use server";

import { shown } from "@/app/(staff)/settings/messaging/show-everywhere";
import { changeSender as changeStored } from "@/lib/accounts/connect/change-sender";
import { connectSender } from "@/lib/accounts/connect/connect-sender";
import { AccountForm, NewSenderForm, SenderChangeForm } from "@/lib/accounts/input";
import type { SaveAnswer, SenderDraft, ShownSender } from "@/lib/accounts/types/saving";
import { setWebhooks as setStored } from "@/lib/accounts/webhooks/set-webhooks";
import { adminAction } from "@/lib/auth/guard";

export const addSender = adminAction(NewSenderForm, async ({ staff, input }) =>
  shown(await connectSender(input, staff.id)),
);

const change = adminAction(
  SenderChangeForm,
  async ({ staff, input: { accountId, ...edit } }) =>
    shown(await changeStored(accountId, edit, staff.id)),
);

const setGuarded = adminAction(AccountForm, async ({ staff, input }) =>
  shown(await setStored(input.accountId, staff.id)),
);

/**
 * Bound to its sender by the page; the id is looked up again all the same. `seen` is what the form said when it was
 * opened.
 */
export async function changeSender(
  accountId: number,
  typed: SenderDraft,
  seen: ShownSender,
): Promise<SaveAnswer> {
  return change({ accountId, typed, seen });
}

/** Has Twilio post a sender's messages and reports to us. */
export async function setWebhooks(accountId: number): Promise<SaveAnswer> {
  return setGuarded({ accountId });
}
