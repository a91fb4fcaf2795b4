import { eq, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { messages, reactions } from "@/db/schema";
import type { ReactionEvent } from "@/lib/channels/events";
import { noteChange } from "@/lib/dialogs/note-change";
import { type Applied, applied, type EventAccount, waiting } from "./applied";
import { findMessage } from "./find-message";

/** Puts one side's reaction on a message, or takes it off. The newest by the provider's time stands. */
export async function applyReaction(
  rows: Rows,
  account: EventAccount,
  event: ReactionEvent,
): Promise<Applied> {
  const found = await findMessage(rows, account, event.externalId);
  if (!found) return waiting(event.externalId);
  const { message, dialog } = found;
  const value = { messageId: message.id, by: event.by, emoji: event.emoji, at: event.at };
  await rows
    .insert(reactions)
    .values(value)
    .onConflictDoUpdate({
      target: [reactions.messageId, reactions.by],
      set: { emoji: event.emoji, at: event.at },
      setWhere: sql`${reactions.at} <= excluded.at`,
    });
  await rows
    .update(messages)
    .set({ version: message.version + 1 })
    .where(eq(messages.id, message.id));
  await noteChange(rows, dialog, message.id);
  return applied(dialog.id);
}
