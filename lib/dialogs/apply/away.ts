import { randomUUID } from "node:crypto";
import { and, eq, gte } from "drizzle-orm";
import type { Rows } from "@/db";
import { accounts, messages, openingHours, organisation, outbox } from "@/db/schema";
import { keepMessage } from "@/lib/dialogs/keep-messages";
import { type LockedDialog, lockDialog } from "@/lib/dialogs/locked-dialog";
import { closedSince } from "@/lib/hours/closed-since";

/**
 * Has an account say by itself that nobody answers now: once for each dialog and closed period, to the address that
 * wrote. Its author is the system, and it is no answer: the dialog goes on waiting, and its row shows the patient's
 * words. Stored with the message that brought it about; delivering is the outbox's.
 */
export async function leaveAwayMessage(
  rows: Rows,
  written: { accountId: number; dialogId: number; identityId: number; at: Date },
  hours: AwayHours,
): Promise<void> {
  const { accountId, dialogId, identityId } = written;
  const away = awayNow(hours);
  if (!away || (await wasTold(rows, dialogId, away.since))) return;
  const dialog = await lockDialog(rows, dialogId);
  if (!dialog) return;
  const clientId = randomUUID();
  // Never before the words that it answers, whatever their provider's clock says.
  const at = new Date(Math.max(Date.now(), written.at.getTime() + 1));
  const messageId = await keepMessage(
    rows,
    dialog,
    {
      direction: "outbound",
      origin: "system",
      kind: "text",
      text: away.text,
      status: "queued",
      clientId,
      orderKey: `${clientId}.0`,
      at,
      identityId,
    },
    newestStays(dialog),
  );
  await rows.insert(outbox).values({ messageId, dialogId, accountId });
}

/** An account's away message, and the hours in which somebody is there. */
export type AwayHours = Awaited<ReturnType<typeof awayHours>>[number];

/** When somebody is there for an account that has an away message. */
export const awayHours = (rows: Rows, accountId: number) =>
  rows
    .select({ hours: openingHours, zone: organisation.timeZone, state: accounts.state })
    .from(openingHours)
    .innerJoin(accounts, eq(accounts.id, openingHours.accountId))
    .innerJoin(organisation, eq(organisation.only, true))
    .where(and(eq(openingHours.accountId, accountId), eq(openingHours.away, true)));

/** What to say and since when nobody is there; null where somebody is, or nothing is to be said. */
function awayNow({ hours, zone, state }: AwayHours) {
  if (state !== "connected") return null;
  const since = closedSince(hours, zone, new Date());
  return since && { since, text: hours.awayText };
}

async function wasTold(rows: Rows, dialogId: number, since: Date): Promise<boolean> {
  const told = await rows.$count(
    messages,
    and(
      eq(messages.dialogId, dialogId),
      eq(messages.origin, "system"),
      gte(messages.at, since),
    ),
  );
  return told > 0;
}

const newestStays = (dialog: LockedDialog) => ({
  lastMessageId: dialog.lastMessageId,
  lastAt: dialog.lastAt,
  lastOrderKey: dialog.lastOrderKey,
  lastDirection: dialog.lastDirection,
  lastKind: dialog.lastKind,
  lastOrigin: dialog.lastOrigin,
  lastStatus: dialog.lastStatus,
  lastPreview: dialog.lastPreview,
});
