import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

type Columns = { id: SQLWrapper; lastMessageId: SQLWrapper };

/**
 * For `order by` among the identities of a contact who has several phones: by which the newest message of their dialog
 * came or went first, the others as they were made known, the latest first.
 */
export const newestFirst = ({ id, lastMessageId }: Columns): SQL => sql`
  ${id} is distinct from (select identity_id from messages where messages.id = ${lastMessageId}), ${id} desc`;
