import type { Undo } from "@/components/inbox/state/model";
import type { InboxStore } from "@/components/inbox/state/store";
import { oncePainted } from "@/components/ui/rendering/after-paint";
import type { ActionAnswer, Assignment } from "@/lib/dialogs/types/open";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type { Done } from "@/lib/result";
import { refusalOf } from "./refusal-of";
import type { InboxActions } from "./sending";

/** What is done to a dialog as a whole: the open one, or another one of the list. */
export type DialogActions = {
  /**
   * Asks why, where the last reply was not delivered and no reason is given. `seenSeq`: up to which message whoever
   * decided it had been told, where that was earlier.
   */
  close(dialogId?: number, undeliveredReason?: string, seenSeq?: number): Promise<void>;
  reopen(dialogId?: number): Promise<void>;
  needAnswer(dialogId: number, isNeeded: boolean): Promise<void>;
  block(dialogId: number, isBlocked: boolean): Promise<void>;
  markUnread(dialogId: number): Promise<void>;
  /** Gives it to a colleague, or to nobody. */
  assign(assignment: Assignment): Promise<void>;
  /** Takes back what the notice on the screen tells of. */
  undo(): Promise<void>;
};

type Surroundings = {
  store: InboxStore;
  actions: () => InboxActions;
  catchUp: () => Promise<void>;
  /** Has it at the server that this member wants to come back to a dialog. */
  unread: (dialogId: number) => Promise<Done>;
  /** Has the screen go to a dialog, or to none. */
  go: (dialogId: number | null) => void;
};

/** A deed: how its row looks meanwhile, who is asked, and what is said when it is done. */
type Deed = {
  dialogId: number;
  patch: Partial<DialogRow>;
  attempt: () => Promise<Done | ActionAnswer>;
  notice: string | null | (() => string);
  undo?: Undo;
};

/** Refusals that have a sentence of their own; of all others it is only certain that it was not done. */
const toldReasons: readonly string[] = [
  "notAssignable",
  "blocked",
  "wroteMeanwhile",
  "waitsAnew",
  "nobodyWaits",
  "closedByColleague",
  "settledByColleague",
  "blockedByColleague",
  "assignedByColleague",
];

const settled = { unread: 0, unansweredSince: null };

/** The row changes at once. The notice comes after the screen has, so that what is announced is what is there. */
export function dialogActions({
  store,
  actions,
  catchUp,
  unread,
  go,
}: Surroundings): DialogActions {
  async function act({ dialogId, patch, attempt, notice, undo }: Deed) {
    store.dispatch({ type: "noticed", notice: null, dialogId });
    store.dispatch({ type: "did", dialogId, patch });
    const number = store.read().deeds.get(dialogId)?.number ?? 0;
    const answering = oncePainted(attempt);
    const reason = await refusalOf(answering);
    store.dispatch({ type: "deedAnswered", dialogId, number, isDone: reason === null });
    await catchUp();
    if (reason === "undelivered") return store.dispatch({ type: "askedWhy", dialogId });
    if (reason !== null) {
      const told = toldReasons.includes(reason) ? reason : "failed";
      return store.dispatch({ type: "noticed", notice: told, dialogId });
    }
    store.dispatch({
      type: "noticed",
      notice: typeof notice === "function" ? notice() : notice,
      dialogId,
      ...(isNews(await answering) && { undo }),
    });
  }

  const here = () => store.read().place.openId;
  const rowOf = (dialogId: number) => store.read().known.get(dialogId);

  async function close(dialogId = here(), undeliveredReason?: string, seenSeq?: number) {
    const row = rowOf(dialogId ?? 0);
    if (dialogId === null || !row) return;
    store.dispatch({ type: "askedWhy", dialogId: null });
    const isRefused = row.undelivered && !undeliveredReason;
    await act({
      dialogId,
      // What the server will most likely refuse is not shown as done.
      patch: isRefused ? {} : { closed: true, ...settled },
      attempt: () =>
        actions().close({
          dialogId,
          seenSeq: seenSeq ?? row.seq,
          ...(undeliveredReason && { undeliveredReason }),
        }),
      notice: "closed",
      undo: { deed: "close", dialogId },
    });
  }

  async function reopen(dialogId = here(), onlyOwn = false) {
    if (dialogId === null) return;
    await act({
      dialogId,
      patch: { closed: false },
      attempt: () => actions().reopen(dialogId, onlyOwn),
      notice: "reopened",
    });
  }

  async function needAnswer(dialogId: number, isNeeded: boolean, onlyOwn = false) {
    const seenSeq = rowOf(dialogId)?.seq ?? 0;
    await act({
      dialogId,
      patch: { settled: null, ...(isNeeded ? {} : { unansweredSince: null }) },
      attempt: () => actions().needAnswer({ dialogId, isNeeded, onlyOwn, seenSeq }),
      notice: isNeeded ? "answerNeeded" : "noAnswerNeeded",
      ...(isNeeded ? {} : { undo: { deed: "noAnswer", dialogId } }),
    });
  }

  async function block(dialogId: number, isBlocked: boolean) {
    const deed = rowOf(dialogId)?.closed ? "block" : "blockActive";
    await act({
      dialogId,
      patch: { blocked: isBlocked, ...(isBlocked && { closed: true, ...settled }) },
      attempt: () => actions().block(dialogId, isBlocked),
      notice: isBlocked ? "nowBlocked" : "unblocked",
      ...(isBlocked ? { undo: { deed, dialogId } } : {}),
    });
  }

  /** Unblocked, and back where it was before, unless somebody has closed it since. */
  const takeBackBlock = ({ dialogId, deed }: Undo) =>
    act({
      dialogId,
      patch: { blocked: false, ...(deed === "blockActive" && { closed: false }) },
      attempt: () => actions().takeBackBlock(dialogId),
      notice: () => (rowOf(dialogId)?.closed ? "unblocked" : "reopened"),
    });

  const markUnread = (dialogId: number) =>
    act({
      dialogId,
      patch: { unread: 1 },
      attempt: () => unread(dialogId),
      notice: null,
    });

  async function assign(assignment: Assignment) {
    const { dialogId, assigneeId, takenFrom } = assignment;
    const before = rowOf(dialogId)?.assignee?.id ?? null;
    await act({
      dialogId,
      patch: {},
      attempt: () => actions().assign(assignment),
      notice: assigneeId === null ? "unassigned" : "assigned",
      ...(takenFrom === undefined && {
        undo: { deed: "assign", dialogId, assigneeId: before, takenFrom: assigneeId },
      }),
    });
  }

  async function undo() {
    const { undo: last } = store.read();
    if (!last) return;
    if (last.deed === "taken") {
      store.dispatch({ type: "noticed", notice: null });
      return go(last.dialogId);
    }
    if (last.deed === "close") return reopen(last.dialogId, true);
    if (last.deed === "noAnswer") return needAnswer(last.dialogId, true, true);
    if (last.deed === "assign") return assign(last);
    await takeBackBlock(last);
  }

  return { close, reopen, needAnswer, block, markUnread, assign, undo };
}

/** Did it change anything? What a colleague had done a moment earlier is not the reader's to take back. */
const isNews = (answer: Done | ActionAnswer) =>
  !("value" in answer && answer.value === false);
