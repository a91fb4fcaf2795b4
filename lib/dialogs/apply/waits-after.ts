import type { MessageEvent } from "@/lib/channels/events";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";
import {
  answered,
  asBefore,
  broughtBack,
  earlierOf,
  firstWaited,
} from "@/lib/dialogs/unanswered";
import type { FoundDialog } from "./find-or-open-dialogs";

/** What a patient wrote, where it belongs, and what had become of it before it came. */
type Written = FoundDialog & {
  event: MessageEvent;
  at: Date;
  isAnswered: boolean;
  isTakenBack: boolean;
};

/** What a message that a patient wrote makes of its dialog: who waits in it, since when, and how much counts as read. */
export const waitsAfter = (written: Written) =>
  written.isBlocked ? blockedAfter(written) : waitingAfter(written);

/**
 * Nobody waits for an answer to what was said before the account was connected: it adds nothing to what is unread. Who
 * wants no more messages waits for none, but for one to what they wrote after saying so.
 */
function waitingAfter({ dialog, event, at, stoppedAt, ...became }: Written) {
  const { unansweredSince, settledAt, closureId } = dialog;
  const unmoved = { ...asBefore(dialog), ...(closureId ? broughtBack(dialog) : {}) };
  if (became.isTakenBack && !closureId) return unmoved;
  if (event.recovered === "history") return { ...unmoved, ...readAsBefore(dialog) };
  if (became.isAnswered) return settledAt ? unmoved : answeredBefore(dialog, at);
  if (stoppedAt && at < stoppedAt) return unmoved;
  if (event.consent === "stopped")
    return {
      closureId: null,
      unansweredSince: isLastWord(dialog, at) ? null : unansweredSince,
    };
  return {
    closureId: null,
    unansweredSince: earlierOf(unansweredSince, at),
    settledSince: firstWaited(dialog),
  };
}

/** One more counts as read, beside those that did; where nobody waits, all do. */
function readAsBefore(dialog: LockedDialog) {
  const { unansweredSince, settledAt, clearedInbound, inboundCount } = dialog;
  const isOpen = unansweredSince || settledAt;
  return { clearedInbound: (isOpen ? clearedInbound : inboundCount) + 1 };
}

/** It was answered in the channel's own app before it came: who waits for something else waits on. */
function answeredBefore(dialog: LockedDialog, at: Date) {
  const { unansweredSince } = dialog;
  const withIt = { ...dialog, inboundCount: dialog.inboundCount + 1 };
  return {
    closureId: null,
    ...(unansweredSince ? { unansweredSince } : answered(withIt)),
    settledSince: earlierOf(firstWaited(dialog), at),
  };
}

const isLastWord = ({ lastInboundAt }: LockedDialog, at: Date) =>
  !lastInboundAt || lastInboundAt <= at;

/**
 * A blocked contact's words are kept where they belong, and ask nobody for anything: but who has blocked them by a slip
 * and takes that back finds them waiting.
 */
function blockedAfter({ dialog, ...written }: Written) {
  const { settledAt, settledSince, inboundCount } = dialog;
  const before = { ...dialog, unansweredSince: settledAt ? null : settledSince };
  const after = waitingAfter({ ...written, dialog: before });
  return {
    clearedInbound: inboundCount + 1,
    settledSince: "unansweredSince" in after ? after.unansweredSince : null,
  };
}
