import { sql } from "drizzle-orm";
import type { MessageKind } from "@/lib/channels/types";
import { previewOf } from "@/lib/dialogs/list/preview";
import type { ThreadAttachment } from "@/lib/dialogs/types/file";
import type { Quote, Reaction, ThreadMessage } from "@/lib/dialogs/types/message";

/** What hangs on a message and is kept in tables of its own. */
type Extras = Pick<ThreadMessage, "attachments" | "reactions" | "quote">;

/** What {@link extrasQuery} found; null where there is none. */
export type FoundExtras = {
  files: FoundFile[] | null;
  reactions: Reaction[] | null;
  quote: Quote | null;
};

type FoundFile = {
  id: number;
  position: number;
  kind: MessageKind;
  content_type: string;
  file_name: string;
  size_bytes: number | null;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  state: ThreadAttachment["state"];
  failure: string | null;
};

/**
 * Columns for what hangs on the message `m`: its files, its reactions (a removed one keeps its row, without an emoji)
 * and the message that it answers, by the provider's id; only the same dialog's, for nobody quotes from another one.
 * @package
 */
export const extrasQuery = sql`
  (select json_agg(f) from attachments f where f.message_id = m.id) as files,
  (select json_agg(r) from reactions r where r.message_id = m.id and r.emoji is not null) as reactions,
  (select json_build_object('messageId', q.id, 'text', q.text, 'kind', q.kind, 'direction', q.direction,
      'author', quoted.name, 'unsent', q.unsent_at is not null)
    from messages q left join staff quoted on quoted.id = q.author_id
    where q.account_id = m.account_id and q.external_id = m.reply_to_external_id
      and q.dialog_id = m.dialog_id) as quote`;

/**
 * What hangs on a message, as its thread shows it. Of what was taken back nothing is left.
 * @package
 */
export function extrasIn(
  found: FoundExtras & { unsent: boolean; reply_to_external_id: string | null },
): Extras {
  if (found.unsent) return { attachments: [], reactions: [], quote: null };
  const files = (found.files ?? []).sort((one, other) => one.position - other.position);
  const reactions = (found.reactions ?? []).map(({ by, emoji }) => ({ by, emoji }));
  return {
    attachments: files.map(asFile),
    reactions: reactions.sort((one, other) => (one.by < other.by ? -1 : 1)),
    quote: found.reply_to_external_id === null ? null : quoteIn(found),
  };
}

const quoteIn = ({ quote }: FoundExtras): Quote =>
  quote ? { ...quote, text: previewOf(quote.text) } : lostQuote;

const asFile = (file: FoundFile): ThreadAttachment => ({
  id: file.id,
  kind: file.kind,
  contentType: file.content_type,
  fileName: file.file_name,
  sizeBytes: file.size_bytes,
  width: file.width,
  height: file.height,
  durationMs: file.duration_ms,
  state: file.state,
  failure: file.failure,
  url: file.state === "stored" ? `/api/files/${file.id}` : null,
});

const lostQuote: Quote = {
  messageId: null,
  text: "",
  kind: "text",
  direction: "inbound",
  author: null,
  unsent: false,
};
