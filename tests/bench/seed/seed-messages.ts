import { sql } from "drizzle-orm";
import type { Database } from "@/db";
import { previewOf } from "@/lib/dialogs/list/preview";
import { addUpTallies } from "@/lib/dialogs/list/tallies";
import { messageSearchText } from "@/lib/dialogs/search/search-text";
import { insertAll } from "./insert-all";
import { type Language, languageOf, medianOf, sentence } from "./languages";
import { lengthOf, type Random, randomFrom } from "./random";
import type { Plan, SeededDialog } from "./seed-clinic";

const batchSize = 5_000;
/** One of those that stay open. */
const openIndex = 9;
const yearsMs = 3 * 365 * 24 * 3_600_000;

type Message = SeededDialog & {
  messageId: number;
  text: string;
  isInbound: boolean;
  at: Date;
  seq: number;
  inboundNo: number;
};

/** How a dialog stands after the messages so far. */
type Tally = { seq: number; inbound: number; language: Language; last: Message | null };

/** Writes the messages, spread over three years: some dialogs have many, most a few, each in one language. */
export async function seedMessages(
  database: Database,
  plan: Plan,
  dialogs: readonly SeededDialog[],
): Promise<void> {
  const random = randomFrom(plan.seed + 1);
  const tallies = dialogs.map(
    (): Tally => ({ seq: 0, inbound: 0, language: languageOf(random), last: null }),
  );
  const startedAt = Date.now() - yearsMs;
  for (let first = 1; first <= plan.messages; first += batchSize) {
    const count = Math.min(batchSize, plan.messages - first + 1);
    const rows = Array.from({ length: count }, (_, index) => {
      const messageId = first + index;
      const at = new Date(startedAt + (yearsMs * messageId) / (plan.messages + 1));
      return nextMessage(random, { messageId, at, dialogs, tallies, plan });
    });
    await keep(database, rows);
  }
  await keepLast(database, dialogs, tallies);
}

type Surroundings = {
  messageId: number;
  at: Date;
  dialogs: readonly SeededDialog[];
  tallies: Tally[];
  plan: Plan;
};

function nextMessage(random: Random, surroundings: Surroundings): Message {
  const { messageId, at, dialogs, tallies } = surroundings;
  const index = indexOf(random, surroundings);
  const dialog = dialogs[index];
  const tally = tallies[index];
  if (!dialog || !tally) throw new Error("There is no such dialog.");
  const isInbound = tally.seq === 0 || random() < 0.55;
  tally.seq += 1;
  tally.inbound += isInbound ? 1 : 0;
  const { language } = tally;
  const text = sentence(random, language, lengthOf(random, medianOf(language)));
  const { seq, inbound: inboundNo } = tally;
  const message = { ...dialog, messageId, text, isInbound, at, seq, inboundNo };
  tally.last = message;
  return message;
}

/** Which dialog a message is of: a square puts half of all messages into a quarter of them. */
function indexOf(random: Random, { messageId, dialogs, plan }: Surroundings): number {
  const { longest, messages } = plan;
  if (longest && messageId % Math.round(messages / longest) === 0) return openIndex;
  return Math.floor(random() ** 2 * dialogs.length);
}

async function keep(database: Database, rows: Message[]): Promise<void> {
  const externalId = ({ messageId }: Message) =>
    `SM${String(messageId).padStart(32, "0")}`;
  await insertAll(database, "messages", {
    rows,
    columns: [
      { name: "id", type: "bigint", of: ({ messageId }) => messageId },
      { name: "dialog_id", type: "bigint", of: ({ id }) => id },
      { name: "account_id", type: "bigint", of: ({ accountId }) => accountId },
      { name: "contact_id", type: "bigint", of: ({ contactId }) => contactId },
      { name: "identity_id", type: "bigint", of: ({ identityId }) => identityId },
      {
        name: "direction",
        type: "message_direction",
        of: ({ isInbound }) => (isInbound ? "inbound" : "outbound"),
      },
      {
        name: "origin",
        type: "message_origin",
        of: ({ isInbound }) => (isInbound ? "contact" : "staff"),
      },
      { name: "kind", type: "message_kind", of: () => "text" },
      { name: "text", type: "text", of: ({ text }) => text },
      {
        name: "search_text",
        type: "text",
        of: ({ text }) => messageSearchText({ text }),
      },
      {
        name: "status",
        type: "message_status",
        of: ({ isInbound }) => (isInbound ? null : "read"),
      },
      { name: "external_id", type: "text", of: externalId },
      { name: "order_key", type: "text", of: externalId },
      { name: "at", type: "timestamptz", of: ({ at }) => at.toISOString() },
      { name: "received_at", type: "timestamptz", of: ({ at }) => at.toISOString() },
      { name: "seq", type: "int", of: ({ seq }) => seq },
      { name: "inbound_no", type: "int", of: ({ inboundNo }) => inboundNo },
    ],
  });
}

/** The dialogs' own columns follow their messages; one in five that was written to lately waits for an answer. */
async function keepLast(
  database: Database,
  dialogs: readonly SeededDialog[],
  tallies: readonly Tally[],
): Promise<void> {
  const used = dialogs.flatMap((dialog, index) => {
    const { last, seq, inbound } = tallies[index] ?? {};
    return last ? [{ id: dialog.id, last, seq, inbound }] : [];
  });
  for (let first = 0; first < used.length; first += batchSize) {
    const rows = used.slice(first, first + batchSize);
    const of = (read: (row: (typeof rows)[number]) => unknown) =>
      sql.param(rows.map(read));
    await database.execute(sql`
      update dialogs d set last_seq = s.seq, inbound_count = s.inbound, cleared_inbound = s.inbound,
        last_message_id = s.message, last_at = s.at, activity_at = s.at, last_inbound_at = s.at,
        last_order_key = s.key, last_direction = s.direction, last_origin = s.origin,
        last_kind = 'text', last_preview = s.preview
      from unnest(
        ${of(({ id }) => id)}::bigint[], ${of(({ seq }) => seq)}::int[],
        ${of(({ inbound }) => inbound)}::int[], ${of(({ last }) => last.messageId)}::bigint[],
        ${of(({ last }) => last.at.toISOString())}::timestamptz[],
        ${of(({ last }) => `SM${String(last.messageId).padStart(32, "0")}`)}::text[],
        ${of(({ last }) => (last.isInbound ? "inbound" : "outbound"))}::message_direction[],
        ${of(({ last }) => (last.isInbound ? "contact" : "staff"))}::message_origin[],
        ${of(({ last }) => previewOf(last.text))}::text[]
      ) as s(id, seq, inbound, message, at, key, direction, origin, preview)
      where d.id = s.id`);
  }
  await closeMost(database);
}

/** Nine of ten dialogs are closed; of the others so many wait as a clinic's day leaves, however large its history. */
async function closeMost(database: Database): Promise<void> {
  await database.execute(sql`
    with closed as (
      insert into closures (dialog_id, closed_at)
      select id, activity_at from dialogs where id % 10 <> 0 returning id, dialog_id)
    update dialogs set closure_id = closed.id from closed where closed.dialog_id = dialogs.id`);
  await database.execute(sql`
    update dialogs set unanswered_since = activity_at, cleared_inbound = greatest(0, inbound_count - 1)
    where closure_id is null and id % 50 = 0 and id <= 40000 and last_direction = 'inbound'`);
  await addUpTallies(database);
}
