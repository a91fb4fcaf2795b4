"use server";

import { after } from "next/server";
import { staffAction } from "@/lib/auth/guard";
import { closeDialog, reopenDialog } from "@/lib/dialogs/close";
import { deliverDialog } from "@/lib/dialogs/deliver";
import { DialogInput, ReplyInput, RetryInput } from "@/lib/dialogs/input";
import { retryMessage, storeReply } from "@/lib/dialogs/send";
import type { Reply } from "@/lib/dialogs/types";

const sendGuarded = staffAction(ReplyInput, async ({ staff, input }) => {
  const stored = await storeReply(staff, input);
  if (stored.ok) after(() => deliverDialog(input.dialogId));
  return stored;
});

const retryGuarded = staffAction(RetryInput, async ({ staff, input }) => {
  const stored = await retryMessage(staff, input);
  if (stored.ok) after(() => deliverDialog(stored.value.dialogId));
  return stored;
});

const closeGuarded = staffAction(DialogInput, ({ staff, input }) =>
  closeDialog(staff, input.dialogId),
);

const reopenGuarded = staffAction(DialogInput, ({ staff, input }) =>
  reopenDialog(staff, input.dialogId),
);

/** Stores a reply and answers; the provider is called after the answer. */
export async function send(reply: Reply) {
  return sendGuarded(reply);
}

/** Says a message that was not delivered once more. */
export async function retry(messageId: number, clientId: string) {
  return retryGuarded({ messageId, clientId });
}

/** Moves a dialog to Closed Chats for everybody. */
export async function close(dialogId: number) {
  return closeGuarded({ dialogId });
}

/** Brings a dialog back to Active Chats. */
export async function reopen(dialogId: number) {
  return reopenGuarded({ dialogId });
}
