import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import type { Staff } from "@/lib/auth/current-staff";
import type { MessageKind } from "@/lib/channels/types";
import { previewOf } from "@/lib/dialogs/list/preview";
import { findPerson } from "@/lib/patients/find-person";
import { recordsOf } from "@/lib/patients/person-scope";
import { personDialogs } from "./person-dialogs";
import type { CitableMessage } from "./types";

const most = 20;

type Found = {
  id: string;
  dialog_id: string;
  direction: "inbound" | "outbound";
  writer: string | null;
  attributed: boolean;
  at: Date;
  kind: MessageKind;
  text: string;
};

/**
 * The newest messages that a touch with a person may refer to: of one dialog, or of all that may be seen. `message` asks
 * for one more, however old. Null if the person may not be seen.
 */
export async function recentMessages(
  staff: Staff,
  personId: number,
  { dialog, message }: { dialog: number | null; message: number | null },
): Promise<CitableMessage[] | null> {
  const { scope } = staff;
  const person = await findPerson(db(), { scope, id: personId });
  if (!person) return null;
  const all = await personDialogs(db(), { scope, personId: person.id });
  const dialogs = all.filter(({ id }) => dialog === null || id === dialog);
  const of = (which: SQL) => sql`
    select m.id, m.dialog_id, m.direction, writer.name as writer, m.person_id is not null as attributed,
      m.at, m.kind, m.text, m.order_key
    from messages m
    left join staff writer on writer.id = m.author_id
    where ${which} and m.unsent_at is null
      and (m.person_id is null or m.person_id in (${recordsOf(sql`${person.id}`)}))`;
  const idsOf = (these: typeof all) =>
    sql`${sql.param(these.map(({ id }) => id))}::bigint[]`;
  const { rows } = await db().execute<Found>(sql`
    select * from (
      (${of(sql`m.dialog_id = any(${idsOf(dialogs)})`)} order by m.at desc, m.order_key desc limit ${most})
      union
      (${of(sql`m.id = ${message} and m.dialog_id = any(${idsOf(all)})`)})
    ) found order by at desc, order_key desc`);
  return rows.flatMap((found) => {
    const from = all.find(({ id }) => id === Number(found.dialog_id));
    if (!from) return [];
    const isTheirs = found.direction === "inbound" && !from.isShared;
    return [
      {
        messageId: Number(found.id),
        dialogId: from.id,
        account: from.account,
        direction: found.direction,
        who: found.writer ?? (found.attributed || isTheirs ? person.name : null),
        at: new Date(found.at).toISOString(),
        kind: found.kind,
        text: previewOf(found.text),
      },
    ];
  });
}
