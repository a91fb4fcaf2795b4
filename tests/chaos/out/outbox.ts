import { setTimeout as pause } from "node:timers/promises";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts, dialogs, identities, messages, outbox } from "@/db/schema";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import type { Written } from "@/tests/chaos/in/patients";
import type { StaffClient } from "@/tests/chaos/support/staff-client";
import type { Conversation } from "./replies";

/** The dialogs that these messages opened, with both ends of each. */
export async function readConversations(
  opened: readonly Written[],
): Promise<Conversation[]> {
  const addresses = opened.map(({ address }) => address);
  const found = await db()
    .selectDistinctOn([dialogs.id], {
      dialogId: dialogs.id,
      from: accounts.externalId,
      to: identities.value,
    })
    .from(dialogs)
    .innerJoin(accounts, eq(accounts.id, dialogs.accountId))
    .innerJoin(identities, eq(identities.contactId, dialogs.contactId))
    .where(inArray(identities.value, addresses));
  return found.map((dialog) => ({ ...dialog, replies: [] }));
}

/** How many replies are neither sent nor refused. */
export const countUnsettled = () =>
  db().$count(outbox, inArray(outbox.state, ["queued", "sending", "unknown"]));

/** Waits, no longer than that, until everything is settled; answers with how many seconds it took. */
export async function untilSettled(limitMs: number): Promise<number> {
  const begunAt = performance.now();
  const passed = () => performance.now() - begunAt;
  while (passed() < limitMs && (await countUnsettled()) > 0) await pause(250);
  return passed() / 1000;
}

/** Replies that did not go, or of which nobody knows, and of which staff don't read what to do. */
export async function countUnexplained(staff: StaffClient): Promise<number> {
  const open = await db()
    .select({ id: messages.id, dialogId: messages.dialogId })
    .from(messages)
    .innerJoin(outbox, eq(outbox.messageId, messages.id))
    .where(or(eq(messages.status, "failed"), and(sql`${outbox.state} <> 'sent'`)));
  let unexplained = 0;
  for (const { id, dialogId } of open) {
    const page = await staff.get(`/api/dialogs/${dialogId}/messages?around=${id}`);
    const { messages: shown } = page as { messages: ThreadMessage[] };
    const message = shown.find((one) => one.id === id);
    if (!message?.unsettled && !message?.failure) unexplained += 1;
  }
  return unexplained;
}
