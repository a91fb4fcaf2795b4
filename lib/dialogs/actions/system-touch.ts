import { type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { lastInsertedId, pipelined } from "@/db/pipelined";
import { touches } from "@/db/schema";
import { besideChange } from "@/lib/dialogs/beside/note-beside";
import type { ThreadDeed } from "@/lib/dialogs/types/beside";

/** What the system logs of a dialog by itself. `authorId` is null where nobody did it: a message, a late failure. */
export type SystemTouch = {
  kind: ThreadDeed;
  at: Date;
  authorId: number | null;
  /** Whom an assignment was to; left out where it was taken from everybody. */
  aboutStaffId?: number | null;
  /** What brought it about, where that can be one of several things. */
  outcome?: "undelivered";
  /** Why, in the words of who did it. */
  text?: string;
};

type Dialog = { id: number; accountId: number };

/**
 * Logs what happened to a dialog and lets open screens know, since its thread says so. Always in the transaction of
 * what it reports, so that there is never one without the other.
 */
export async function leaveTouch(
  rows: Rows,
  dialog: Dialog,
  touch: SystemTouch,
): Promise<void> {
  await pipelined(
    rows.insert(touches).values({ ...touch, dialogId: dialog.id }),
    besideChange(rows, dialog, sql`'touch-' || ${lastInsertedId("touches")}`),
  );
}

/** Opens dialogs by an insert, and logs each that it opened: one that was there already had its touch when it was. */
export const openingLogged = (opening: SQL): SQL => sql`
  with opened as (${opening} returning id, activity_at)
  insert into touches (dialog_id, kind, at)
  select id, 'dialogOpened', activity_at from opened`;
