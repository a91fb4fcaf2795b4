import { sql } from "drizzle-orm";
import { opaqueAll, prepared } from "@/db/prepared";
import type { Staff } from "@/lib/auth/current-staff";
import type { MessageDetails, MessageKind } from "@/lib/channels/types";
import { dialogRowsOf } from "@/lib/dialogs/list/rows";
import { hasFailed } from "@/lib/dialogs/send/undelivered";
import type { MessageOrigin } from "@/lib/dialogs/types/message";
import type { DialogRow, Speaker } from "@/lib/dialogs/types/row";
import type { MessageHit, MessageReason } from "@/lib/dialogs/types/search";
import { spansOf } from "@/lib/words/marks";
import { wordsBeside } from "./search-text";
import { snippetOf } from "./snippet";
import type { Found } from "./word-sources";

/** What the words may stand in, of one thing found. */
type Said = {
  id: string;
  dialog_id: string;
  message_id: string | null;
  text: string;
  kind: MessageKind | "note";
  details: MessageDetails;
  file_names: string[];
  origin: MessageOrigin;
  undelivered: boolean;
  author_id: string | null;
  author: string | null;
};

/**
 * What was found, as it is shown: whose dialog, and the stretch of the text that has the words, which are `similar` to
 * those that were asked for, or the very ones. Three statements.
 */
export async function messageHits(
  staff: Staff,
  found: readonly Found[],
  { words, similar = false }: { words: readonly string[]; similar?: boolean },
): Promise<MessageHit[]> {
  if (found.length === 0) return [];
  const [messages, notes] = await Promise.all([
    saidInMessages(idsOf(found, "message")),
    saidInNotes(idsOf(found, "note")),
  ]);
  const rows = await rowsOf(staff, [...messages.values(), ...notes.values()]);
  return found.flatMap((one) => {
    const said = (one.kind === "note" ? notes : messages).get(one.id);
    const row = rows.get(Number(said?.dialog_id));
    return said && row
      ? [hitOf({ one, said, row, speaker: speakerOf(staff, said), words, similar })]
      : [];
  });
}

const idsOf = (found: readonly Found[], kind: Found["kind"]): number[] =>
  found.filter((one) => one.kind === kind).map(({ id }) => id);

async function saidInMessages(ids: number[]): Promise<Map<number, Said>> {
  if (ids.length === 0) return new Map();
  const rows = await prepared(sql<Said>`
    select m.id, m.dialog_id, m.id as message_id, m.text, m.kind, m.details,
      array(select file_name from attachments f where f.message_id = m.id order by position) as file_names,
      m.origin, ${hasFailed} as undelivered, m.author_id, author.name as author
    from messages m left join staff author on author.id = m.author_id
    where m.id = any(${opaqueAll(ids)})`);
  return byId(rows);
}

/** A note is found in the thread beside the message before it, or the first one. */
async function saidInNotes(ids: number[]): Promise<Map<number, Said>> {
  if (ids.length === 0) return new Map();
  const rows = await prepared(sql<Said>`
    select n.id, n.dialog_id, n.text, 'note' as kind, '{}'::jsonb as details,
      array[]::text[] as file_names, 'staff' as origin, false as undelivered, n.author_id, author.name as author, coalesce(
        (select id from messages m where m.dialog_id = n.dialog_id and m.at <= n.written_at
          order by m.at desc, m.order_key desc limit 1),
        (select id from messages m where m.dialog_id = n.dialog_id
          order by m.at, m.order_key limit 1)) as message_id
    from notes n left join staff author on author.id = n.author_id
    where n.id = any(${opaqueAll(ids)})`);
  return byId(rows);
}

const byId = (rows: Said[]) => new Map(rows.map((said) => [Number(said.id), said]));

async function rowsOf(staff: Staff, said: Said[]): Promise<Map<number, DialogRow>> {
  const ids = [...new Set(said.map(({ dialog_id }) => Number(dialog_id)))];
  const rows = await dialogRowsOf(staff, ids);
  return new Map(rows.map((row) => [row.id, row]));
}

type Shown = {
  one: Found;
  said: Said;
  row: DialogRow;
  speaker: Speaker | null;
  words: readonly string[];
  similar: boolean;
};

function hitOf({ one, said, row, speaker, words, similar }: Shown): MessageHit {
  const { text, reason } = whereFound(said, words);
  return {
    key: `${one.kind}-${one.id}`,
    dialogId: row.id,
    messageId: said.message_id === null ? null : Number(said.message_id),
    noteId: one.kind === "note" ? one.id : null,
    name: row.name,
    account: row.account,
    closed: row.closed,
    at: one.at,
    speaker,
    undelivered: said.undelivered,
    snippet: snippetOf(text, words),
    reason,
    similar,
  };
}

/** Who of the clinic said it; null where the contact did. */
const speakerOf = (staff: Staff, { origin, author, author_id }: Said): Speaker | null =>
  origin === "contact"
    ? null
    : { origin, author, isOwn: author_id !== null && Number(author_id) === staff.id };

/** The text that has most of the words; the message's own, where several have as many. */
function whereFound(said: Said, words: readonly string[]) {
  const own: MessageReason = said.kind === "note" ? "note" : reasonOf(said);
  const beside = wordsBeside(said.details).map((text) => ({
    text,
    reason: "message" as const,
  }));
  const files = said.file_names.map((text) => ({ text, reason: "fileName" as const }));
  const places = [{ text: said.text, reason: own }, ...files, ...beside];
  const count = (text: string) =>
    words.filter((word) => spansOf(text, [word]).length > 0).length;
  return places.reduce((best, place) =>
    count(place.text) > count(best.text) ? place : best,
  );
}

const reasonOf = ({ kind, file_names }: Said): MessageReason =>
  file_names.length > 0 || captioned.includes(kind) ? "caption" : "message";

const captioned: readonly Said["kind"][] = ["image", "video", "document", "audio"];
