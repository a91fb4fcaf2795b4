import { and, desc, eq, inArray } from "drizzle-orm";
import type { Rows } from "@/db";
import { contacts, touches } from "@/db/schema";
import type { Consent } from "@/lib/channels/events";
import { leaveTouch } from "@/lib/dialogs/deeds/system-touch";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";

const kinds = { stopped: "contactStopped", started: "contactStarted" } as const;

/**
 * Keeps that the contact of a locked dialog wants no more messages, or wants them again, and leaves a system touch.
 * Said once more it changes nothing, nor does what was said before their last word on it and came later. The caller
 * raises the dialog's version.
 */
export async function keepConsent(
  rows: Rows,
  dialog: LockedDialog,
  { consent, at }: { consent: Consent; at: Date },
): Promise<void> {
  const kind = kinds[consent];
  const last = await lastWord(rows, dialog.id);
  if (last && (last.kind === kind || last.at > at)) return;
  await rows
    .update(contacts)
    .set({ stoppedAt: consent === "stopped" ? at : null })
    .where(eq(contacts.id, dialog.contactId));
  await leaveTouch(rows, dialog, { kind, at, authorId: null });
}

async function lastWord(rows: Rows, dialogId: number) {
  const [last] = await rows
    .select({ kind: touches.kind, at: touches.at })
    .from(touches)
    .where(
      and(eq(touches.dialogId, dialogId), inArray(touches.kind, Object.values(kinds))),
    )
    .orderBy(desc(touches.at), desc(touches.id))
    .limit(1);
  return last;
}
