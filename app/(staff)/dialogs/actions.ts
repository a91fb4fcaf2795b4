"use server";

import { after } from "next/server";
import { staffAction } from "@/lib/auth/guard";
import { closeDialog, reopenDialog } from "@/lib/dialogs/close";
import { deliverDialog } from "@/lib/dialogs/deliver";
import { DialogInput, ReplyInput, RetryInput } from "@/lib/dialogs/input";
import { retryMessage, storeReply } from "@/lib/dialogs/send";

/** Stores a reply and answers; the provider is called after the answer. */
export const send = staffAction(ReplyInput, async ({ staff, input }) => {
  const stored = await storeReply(staff, input);
  if (stored.ok) after(() => deliverDialog(input.dialogId));
  return stored;
});

export const retry = staffAction(RetryInput, async ({ staff, input }) => {
  const stored = await retryMessage(staff, input);
  if (stored.ok) after(() => deliverDialog(stored.value.dialogId));
  return stored;
});

export const close = staffAction(DialogInput, ({ staff, input }) =>
  closeDialog(staff, input.dialogId),
);

export const reopen = staffAction(DialogInput, ({ staff, input }) =>
  reopenDialog(staff, input.dialogId),
);
