import { sql } from "drizzle-orm";
import type { Rows } from "@/db";

/**
 * Did a part of the reply that this message belongs to fail, and was not tried again? A reply of several messages is
 * delivered when all of them are; one that was tried again still belongs to the parts beside the first try. @package
 */
export async function isUndelivered(rows: Rows, messageId: number): Promise<boolean> {
  const { rows: found } = await rows.execute<{ undelivered: boolean }>(sql`
    select exists (
      select from messages part, messages this
      left join messages before on before.id = this.retry_of_id
      where this.id = ${messageId} and part.dialog_id = this.dialog_id and part.status = 'failed'
        and (part.id = this.id or part.client_id in (this.client_id, before.client_id))
        and not exists (select from messages again where again.retry_of_id = part.id)
    ) as undelivered`);
  return found[0]?.undelivered ?? false;
}

/** Did a message (`m`) fail? What was tried again is told by the message that says it again. */
export const hasFailed = sql`(m.status is not distinct from 'failed'
  and not exists (select from messages again where again.retry_of_id = m.id))`;
