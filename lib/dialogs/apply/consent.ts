import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Rows } from "@/db";
import { contacts } from "@/db/schema";
import type { Consent } from "@/lib/channels/events";
import { leaveTouch } from "@/lib/dialogs/deeds/system-touch";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";

/**
 * Keeps that the contact of a locked dialog wants no more messages, or wants them again, and leaves a system touch.
 * Said once more it changes nothing. The caller's message raises the dialog's version.
 */
export async function keepConsent(
  rows: Rows,
  dialog: LockedDialog,
  { consent, at }: { consent: Consent; at: Date },
): Promise<void> {
  const isStop = consent === "stopped";
  const { stoppedAt } = contacts;
  const changed = await rows
    .update(contacts)
    .set({ stoppedAt: isStop ? at : null })
    .where(
      and(
        eq(contacts.id, dialog.contactId),
        isStop ? isNull(stoppedAt) : isNotNull(stoppedAt),
      ),
    )
    .returning({ id: contacts.id });
  if (changed.length === 0) return;
  const kind = isStop ? "contactStopped" : "contactStarted";
  await leaveTouch(rows, dialog, { kind, at, authorId: null });
}
