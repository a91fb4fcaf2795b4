import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db";
import { messageStatus, messages } from "@/db/schema";
import type { ListedMessage } from "@/lib/channels/asked";
import type { MessageStatus } from "@/lib/channels/types";
import { climb } from "@/lib/dialogs/send/settle";
import { type DialogChange, publishChanged } from "@/lib/live/publish";

/**
 * Raises the statuses of the clinic's messages to what the provider lists: a report on them may have been lost. Open
 * screens are told, also of what was raised before the database went away.
 */
export async function recoverStatuses(
  accountId: number,
  listed: ListedMessage[],
): Promise<void> {
  const reported = new Map(
    listed.flatMap((one) => (one.status ? [[one.externalId, one] as const] : [])),
  );
  const ours = await outboundAmong(accountId, [...reported.keys()]);
  const changed: DialogChange[] = [];
  try {
    for (const { id, dialogId, externalId, status } of ours) {
      const report = reported.get(externalId ?? "");
      if (!report?.status || rankOf(report.status) <= rankOf(status)) continue;
      const news = { status: report.status, errorCode: report.errorCode };
      await db().transaction((rows) => climb(rows, id, news));
      changed.push({ accountId, dialogId });
    }
  } finally {
    await publishChanged(changed);
  }
}

/** The database's own climbing order. */
const rankOf = (status: MessageStatus | null): number =>
  status ? messageStatus.enumValues.indexOf(status) : -1;

function outboundAmong(accountId: number, externalIds: string[]) {
  return db()
    .select({
      id: messages.id,
      dialogId: messages.dialogId,
      externalId: messages.externalId,
      status: messages.status,
    })
    .from(messages)
    .where(
      and(
        eq(messages.accountId, accountId),
        eq(messages.direction, "outbound"),
        sql`${messages.externalId} = any(${sql.param(externalIds)}::text[])`,
      ),
    );
}
