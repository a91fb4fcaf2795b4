import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { contacts, touches } from "@/db/schema";
import type { Consent } from "@/lib/channels/events";
import { leaveTouch } from "@/lib/dialogs/actions/system-touch";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";

const kinds = { stopped: "contactStopped", started: "contactStarted" } as const;

/**
 * Keeps that the contact of a locked dialog wants no more messages, or wants them again, and leaves a system touch;
 * none where it is said once more. What was said before their last word on it, and came later, changes nothing. The
 * caller raises the dialog's version.
 */
export async function keepConsent(
  rows: Rows,
  dialog: LockedDialog,
  { consent, at }: { consent: Consent; at: Date },
): Promise<void> {
  const kind = kinds[consent];
  const last = await lastWord(rows, dialog);
  if (last && last.at > at) return;
  await rows
    .update(contacts)
    .set({ stoppedAt: consent === "stopped" ? at : null })
    .where(eq(contacts.id, dialog.contactId));
  if (last?.kind !== kind) await leaveTouch(rows, dialog, { kind, at, authorId: null });
}

/** What they said last, and when: a STOP that was said again left no touch. */
async function lastWord(rows: Rows, { id, contactId }: LockedDialog) {
  const [last] = await rows
    .select({
      kind: touches.kind,
      at: sql`greatest(${touches.at}, ${contacts.stoppedAt})`.mapWith(touches.at),
    })
    .from(touches)
    .innerJoin(contacts, eq(contacts.id, contactId))
    .where(and(eq(touches.dialogId, id), inArray(touches.kind, Object.values(kinds))))
    .orderBy(desc(touches.at), desc(touches.id))
    .limit(1);
  return last;
}
