import { and, desc, eq, inArray } from "drizzle-orm";
import type { Rows } from "@/db";
import { touches } from "@/db/schema";
import { isDeed } from "./beside/deeds";
import { noteBeside } from "./beside/note-beside";
import type { ThreadDeed } from "./types";

/** What the system logs of a dialog by itself. `authorId` is null where nobody did it: a message, a late failure. */
export type SystemTouch = {
  kind: ThreadDeed | "dialogOpened" | "firstAnswer";
  at: Date;
  authorId: number | null;
  /** Whom an assignment was to; left out where it was taken from everybody. */
  aboutStaffId?: number | null;
  /** What brought it about, where that can be one of several things. */
  outcome?: "undelivered";
  /** Why, in the words of who did it. */
  text?: string;
  waitedMs?: number;
};

type Dialog = { id: number; accountId: number };

/**
 * Logs what happened to a dialog and, where its thread says so, lets open screens know. Always in the transaction of what it reports, so that
 * there is never one without the other.
 */
export async function leaveTouch(
  rows: Rows,
  dialog: Dialog,
  touch: SystemTouch,
): Promise<void> {
  const [left] = await rows
    .insert(touches)
    .values({ ...touch, dialogId: dialog.id })
    .returning({ id: touches.id });
  if (!left) throw new Error("A touch was not stored.");
  if (isDeed(touch.kind)) await noteBeside(rows, dialog, `touch-${left.id}`);
}

/**
 * Logs the first answer by a person since a locked dialog was opened or last reopened, and how long the patient had
 * waited for it. Does nothing where nobody waits, or where this opening had its answer.
 */
export async function leaveFirstAnswer(
  rows: Rows,
  dialog: Dialog & { unansweredSince: Date | null },
  { at, authorId }: { at: Date; authorId: number | null },
): Promise<void> {
  if (!dialog.unansweredSince) return;
  const [latest] = await rows
    .select({ kind: touches.kind })
    .from(touches)
    .where(
      and(
        eq(touches.dialogId, dialog.id),
        inArray(touches.kind, ["dialogOpened", "dialogReopened", "firstAnswer"]),
      ),
    )
    .orderBy(desc(touches.id))
    .limit(1);
  if (latest?.kind === "firstAnswer") return;
  const waitedMs = Math.max(0, at.getTime() - dialog.unansweredSince.getTime());
  await leaveTouch(rows, dialog, { kind: "firstAnswer", at, authorId, waitedMs });
}
