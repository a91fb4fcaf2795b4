import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

type DialogColumns = Record<"id" | "lastInboundAt" | "lastMessageId", SQLWrapper>;

/** The columns of a dialog that a statement calls `d`. */
export const ofD: DialogColumns = {
  id: sql`d.id`,
  lastInboundAt: sql`d.last_inbound_at`,
  lastMessageId: sql`d.last_message_id`,
};

/**
 * For `order by` among the identities of a contact who has several phones: by which they wrote last first, for it is
 * the one that may be answered, and where they never wrote that of the dialog's newest message; the others as they were
 * made known, the latest first.
 */
export const newestFirst = (id: SQLWrapper, dialog: DialogColumns): SQL => sql`
  ${id} is distinct from coalesce((
    select identity_id from messages
    where messages.dialog_id = ${dialog.id} and messages.at = ${dialog.lastInboundAt}
      and messages.direction = 'inbound'
    order by messages.order_key desc limit 1
  ), (select identity_id from messages where messages.id = ${dialog.lastMessageId})), ${id} desc`;
