import { eq } from "drizzle-orm";
import { dialogs } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { nextVersion } from "@/lib/dialogs/note-change";
import { waitsAnew } from "@/lib/dialogs/unanswered";
import type { DialogChange } from "@/lib/live/publish";
import type { Result } from "@/lib/result";
import { changeDialog } from "./change-dialog";
import { hasWrittenAfter } from "./has-written-after";

type Changed<Refusal extends string> = Promise<
  Result<DialogChange[], "notFound" | Refusal>
>;

/**
 * Nobody waits here for an answer, says a member of staff for all. Who and when is kept until the next message. Whoever
 * wrote after what they had been told of, up to `seenSeq`, waits all the same; without one they knew of all.
 */
export async function sayNoAnswerNeeded(
  staff: Staff,
  dialogId: number,
  { at = new Date(), seenSeq = Number.POSITIVE_INFINITY } = {},
): Changed<"waitsAnew"> {
  return changeDialog(staff, dialogId, {
    action: "dialog.noAnswerNeeded",
    async change(rows, dialog) {
      const { unansweredSince } = dialog;
      if (!unansweredSince) return false;
      if (await hasWrittenAfter(rows, dialog, seenSeq)) return "waitsAnew";
      await rows
        .update(dialogs)
        .set({
          unansweredSince: null,
          settledSince: unansweredSince,
          settledAt: at,
          settledById: staff.id,
          settledSeq: dialog.lastSeq,
          version: nextVersion,
        })
        .where(eq(dialogs.id, dialogId));
      return true;
    },
  });
}

/**
 * Somebody waits here after all, since when they did before: not where a colleague has answered or closed it since.
 * `onlyOwn`: nor where it is a colleague who has said that nobody does.
 */
export async function sayAnswerNeeded(
  staff: Staff,
  dialogId: number,
  { onlyOwn = false } = {},
): Changed<"nobodyWaits" | "settledByColleague"> {
  return changeDialog(staff, dialogId, {
    action: "dialog.answerNeeded",
    async change(
      rows,
      { unansweredSince, settledSince, settledAt, settledById, closureId },
    ) {
      if (unansweredSince) return false;
      if (!settledAt || closureId) return "nobodyWaits";
      if (onlyOwn && settledById !== staff.id) return "settledByColleague";
      await rows
        .update(dialogs)
        .set({ unansweredSince: settledSince, ...waitsAnew, version: nextVersion })
        .where(eq(dialogs.id, dialogId));
      return true;
    },
  });
}
