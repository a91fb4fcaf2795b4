"use server";

import { after } from "next/server";
import { staffAction } from "@/lib/auth/guard";
import { type Assignment, assignDialog } from "@/lib/dialogs/assign";
import { closeDialog, reopenDialog } from "@/lib/dialogs/close";
import { deliverDialog } from "@/lib/dialogs/deliver";
import {
  AssignmentInput,
  DialogInput,
  NoteInput,
  ReplyInput,
  RetryInput,
} from "@/lib/dialogs/input";
import { addNote } from "@/lib/dialogs/notes";
import { retryMessage, storeReply } from "@/lib/dialogs/send";
import type { ActionResult, Note, Reply } from "@/lib/dialogs/types";
import { type DialogChange, publishChanged } from "@/lib/live/publish";
import type { Result } from "@/lib/result";

const sendGuarded = staffAction(ReplyInput, async ({ staff, input }) =>
  answer(await storeReply(staff, input), deliverAll),
);

const retryGuarded = staffAction(RetryInput, async ({ staff, input }) =>
  answer(await retryMessage(staff, input), deliverAll),
);

const noteGuarded = staffAction(NoteInput, async ({ staff, input }) =>
  answer(await addNote(staff, input)),
);

const closeGuarded = staffAction(DialogInput, async ({ staff, input }) =>
  answer(await closeDialog(staff, input.dialogId)),
);

const reopenGuarded = staffAction(DialogInput, async ({ staff, input }) =>
  answer(await reopenDialog(staff, input.dialogId)),
);

const assignGuarded = staffAction(AssignmentInput, async ({ staff, input }) =>
  answer(await assignDialog(staff, input)),
);

type Changed = Result<DialogChange[], string>;

/** Answers at once: the browser's next action waits for this one. Screens and providers hear of it afterwards. */
function answer(
  result: Changed,
  then: (changed: DialogChange[]) => Promise<unknown> = async () => undefined,
): ActionResult {
  if (!result.ok) return result;
  after(() => Promise.all([publishChanged(result.value), then(result.value)]));
  return { ok: true };
}

const deliverAll = (changed: DialogChange[]) =>
  Promise.all(changed.map(({ dialogId }) => deliverDialog(dialogId)));

/** Stores a reply and answers; the provider is called after the answer. */
export async function send(reply: Reply) {
  return sendGuarded(reply);
}

/** Says a message that was not delivered once more. */
export async function retry(messageId: number, clientId: string, seenSeq: number) {
  return retryGuarded({ messageId, clientId, seenSeq });
}

/** Keeps a note among colleagues. */
export async function note(written: Note) {
  return noteGuarded(written);
}

/** Moves a dialog to Closed Chats for everybody. */
export async function close(dialogId: number) {
  return closeGuarded({ dialogId });
}

/** Brings a dialog back to Active Chats. */
export async function reopen(dialogId: number) {
  return reopenGuarded({ dialogId });
}

/** Gives a dialog to a member of staff, or to nobody. */
export async function assign(assignment: Assignment) {
  return assignGuarded(assignment);
}
