import type { InboxActions } from "@/components/inbox/controllers/sending";
import type { Clinic } from "@/tests/unit/inbox/clinic";

/** The page's actions, with the clinic at their other end. */
export const actionsOf = (clinic: Clinic): InboxActions => ({
  send: async (reply) => clinic.send(reply),
  note: async (written) => clinic.note(written),
  withdrawNote: async (withdrawal) => clinic.withdrawNote(withdrawal),
  retry: async (messageId, clientId) => clinic.retry(messageId, clientId),
  close: async ({ dialogId, undeliveredReason, seenSeq }) =>
    clinic.close(dialogId, undeliveredReason, seenSeq),
  reopen: async (dialogId, onlyOwn) => clinic.reopen(dialogId, onlyOwn),
  needAnswer: async ({ dialogId, isNeeded, seenSeq }) =>
    clinic.needAnswer(dialogId, isNeeded, seenSeq),
  block: async (dialogId, isBlocked) => clinic.block(dialogId, isBlocked),
  takeBackBlock: async (dialogId) => clinic.takeBackBlock(dialogId),
  assign: async (assignment) => clinic.assign(assignment),
});
