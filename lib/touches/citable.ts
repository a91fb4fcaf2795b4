import { sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { recordsOf } from "@/lib/patients/person-scope";
import type { PersonDialog } from "./person-dialogs";

type Asked = { personId: number; dialogs: PersonDialog[]; messageId: number };

/**
 * The dialog of a message that a touch with a person may refer to: it was said in one of the person's dialogs, and
 * nobody has said that it was from somebody else. Null otherwise.
 */
export async function citableFrom(
  rows: Rows,
  { personId, dialogs, messageId }: Asked,
): Promise<number | null> {
  const { rows: found } = await rows.execute<{ dialog_id: string }>(sql`
    select m.dialog_id from messages m
    where m.id = ${messageId}
      and m.dialog_id = any(${sql.param(dialogs.map(({ id }) => id))}::bigint[])
      and (m.person_id is null or m.person_id in (${recordsOf(sql`${personId}`)}))`);
  return found[0] ? Number(found[0].dialog_id) : null;
}
