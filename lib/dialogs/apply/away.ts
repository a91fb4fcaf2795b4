import { randomUUID } from "node:crypto";
import { and, eq, gte, isNotNull, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import {
  type accounts,
  contacts,
  messages,
  type openingHours,
  outbox,
} from "@/db/schema";
import { keepMessage, nowIn } from "@/lib/dialogs/keep-messages";
import { type LockedDialog, lockDialog } from "@/lib/dialogs/locked-dialog";
import { hourMs } from "@/lib/durations";
import { closedSince } from "@/lib/hours/closed-since";

/** Who wrote longer ago knows by now that nobody answers, and may be out of reach for free words. */
const freshMs = hourMs;

/**
 * Has an account say by itself that nobody answers now: once for each dialog and closed period, to the address that
 * wrote, unless they want no messages or wrote long ago: Meta comes again for 36 hours, and what was quarantined waits
 * for somebody. Its author is the system, and it is no answer: the dialog goes on waiting, and
 * its row shows the patient's words. Stored with the message that brought it about; delivering is the outbox's.
 */
export async function leaveAwayMessage(
  rows: Rows,
  written: { accountId: number; dialogId: number; identityId: number; at: Date },
  hours: AwayHours,
): Promise<void> {
  const { accountId, dialogId, identityId } = written;
  if (Date.now() - written.at.getTime() > freshMs) return;
  const away = awayNow(hours);
  if (!away || (await wasTold(rows, dialogId, away.since))) return;
  const dialog = await lockDialog(rows, dialogId);
  if (!dialog || (await isStopped(rows, dialog.contactId))) return;
  const clientId = randomUUID();
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
      at: nowIn(dialog),
      identityId,
    },
    newestStays(dialog),
  );
  await rows.insert(outbox).values({ messageId, dialogId, accountId });
}

/** An account's away message, and the hours in which somebody is there. */
export type AwayHours = Pick<
  typeof openingHours.$inferSelect,
  "week" | "closedOn" | "awayText"
> & { zone: string; state: (typeof accounts.$inferSelect)["state"] };

/** What to ask for when somebody is there for an account that has an away message. */
export const awayHoursQuery = (accountId: number) =>
  sql<AwayHours>`
    select h.week, h.closed_on as "closedOn", h.away_text as "awayText", o.time_zone as zone, a.state
    from opening_hours h
    join accounts a on a.id = h.account_id
    join organisation o on o.only
    where h.account_id = ${accountId} and h.away`;

/** What to say and since when nobody is there; null where somebody is, or nothing is to be said. */
function awayNow({ zone, state, awayText, ...hours }: AwayHours) {
  if (state !== "connected") return null;
  const since = closedSince(hours, zone, new Date());
  return since && { since, text: awayText };
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

/** Who wants no more messages gets none, automatic ones least of all. */
async function isStopped(rows: Rows, contactId: number): Promise<boolean> {
  const which = and(eq(contacts.id, contactId), isNotNull(contacts.stoppedAt));
  return (await rows.$count(contacts, which)) > 0;
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
