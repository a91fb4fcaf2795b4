"use server";

import { after } from "next/server";
import { staffAction } from "@/lib/auth/guard";
import { assignDialog } from "@/lib/dialogs/actions/assign";
import {
  blockContact,
  takeBackBlock as takeBackOwnBlock,
  unblockContact,
} from "@/lib/dialogs/actions/block";
import { closeDialog, reopenDialog } from "@/lib/dialogs/actions/close";
import {
  sayAnswerNeeded,
  sayNoAnswerNeeded,
} from "@/lib/dialogs/actions/no-answer-needed";
import { addNote, withdrawNote as withdrawOwnNote } from "@/lib/dialogs/actions/notes";
import {
  AnswerNeedInput,
  AssignmentInput,
  BlockingInput,
  ClosingInput,
  DialogId,
  NoteInput,
  ReopeningInput,
  ReplyInput,
  RetryInput,
  StartInput,
  WithdrawalInput,
} from "@/lib/dialogs/input";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { retryMessage, storeReply } from "@/lib/dialogs/send/send";
import { startDialog } from "@/lib/dialogs/send/start";
import type { Note, Withdrawal } from "@/lib/dialogs/types/beside";
import type {
  ActionAnswer,
  AnswerNeed,
  Assignment,
  Closing,
} from "@/lib/dialogs/types/open";
import type { Reply } from "@/lib/dialogs/types/reply";
import type { Start, StartAnswer } from "@/lib/dialogs/types/start";
import { type DialogChange, publishChanged } from "@/lib/live/publish";
import { ok, type Result } from "@/lib/result";

const sendGuarded = staffAction(ReplyInput, async ({ staff, input }) =>
  answer(await storeReply(staff, input), deliverAll),
);

const retryGuarded = staffAction(RetryInput, async ({ staff, input }) =>
  answer(await retryMessage(staff, input), deliverAll),
);

const startGuarded = staffAction(
  StartInput,
  async ({ staff, input }): Promise<StartAnswer> => {
    const started = await startDialog(staff, input);
    if (!started.ok) return started;
    const { dialogId, isNew } = started.value;
    if (isNew) answer(ok([started.value]), deliverAll);
    return { ok: true, dialogId, isNew };
  },
);

const noteGuarded = staffAction(NoteInput, async ({ staff, input }) =>
  answer(await addNote(staff, input)),
);

const withdrawNoteGuarded = staffAction(WithdrawalInput, async ({ staff, input }) =>
  answer(await withdrawOwnNote(staff, input)),
);

const closeGuarded = staffAction(ClosingInput, async ({ staff, input }) =>
  answer(await closeDialog(staff, input.dialogId, input)),
);

const reopenGuarded = staffAction(ReopeningInput, async ({ staff, input }) =>
  answer(await reopenDialog(staff, input.dialogId, input)),
);

const assignGuarded = staffAction(AssignmentInput, async ({ staff, input }) =>
  answer(await assignDialog(staff, input)),
);

const needAnswerGuarded = staffAction(AnswerNeedInput, async ({ staff, input }) =>
  answer(
    input.isNeeded
      ? await sayAnswerNeeded(staff, input.dialogId, input)
      : await sayNoAnswerNeeded(staff, input.dialogId, input),
  ),
);

const blockGuarded = staffAction(BlockingInput, async ({ staff, input }) =>
  answer(await (input.isBlocked ? blockContact : unblockContact)(staff, input.dialogId)),
);

const takeBackBlockGuarded = staffAction(DialogId, async ({ staff, input }) =>
  answer(await takeBackOwnBlock(staff, input.id)),
);

type Changed = Result<DialogChange[], string>;

/**
 * Answers at once whether anything changed: the browser's next action waits for this one. Screens and providers hear of
 * it afterwards.
 */
function answer(
  result: Changed,
  then: (changed: DialogChange[]) => Promise<unknown> = async () => undefined,
): ActionAnswer {
  if (!result.ok) return result;
  after(() => Promise.all([publishChanged(result.value), then(result.value)]));
  return ok(result.value.length > 0);
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

/** Begins a dialog by a template; one that is there already is answered, and nothing is sent. */
export async function start(wanted: Start) {
  return startGuarded(wanted);
}

/** Keeps a note among colleagues. */
export async function note(written: Note) {
  return noteGuarded(written);
}

/** Withdraws a note of one's own. */
export async function withdrawNote(withdrawal: Withdrawal) {
  return withdrawNoteGuarded(withdrawal);
}

/** Moves a dialog to Closed Chats for everybody; with a reason where the last reply was not delivered. */
export async function close(closing: Closing) {
  return closeGuarded(closing);
}

/** Brings a dialog back to Active Chats; `onlyOwn` where it is one's own closing that is taken back. */
export async function reopen(dialogId: number, onlyOwn: boolean) {
  return reopenGuarded({ dialogId, onlyOwn });
}

/** Says for everybody that nobody waits for an answer in a dialog, or that somebody does after all. */
export async function needAnswer(need: AnswerNeed) {
  return needAnswerGuarded(need);
}

/** Keeps a dialog's contact out of Active Chats, or lets them write again. */
export async function block(dialogId: number, isBlocked: boolean) {
  return blockGuarded({ dialogId, isBlocked });
}

/** Takes one's own block back, with the closing that came of it. */
export async function takeBackBlock(dialogId: number) {
  return takeBackBlockGuarded({ id: dialogId });
}

/** Gives a dialog to a member of staff, or to nobody; `takenFrom` where it is one's own giving that is taken back. */
export async function assign(assignment: Assignment) {
  return assignGuarded(assignment);
}
