import type { Listed, ListedMessage, ListQuery, Sender } from "../asked";
import type { Identity } from "../types";
import { idOf, type Json, listOf, objectOf, textOf } from "./json";
import { contentFields, contentOf } from "./listed-content";
import { askMe } from "./me";
import { type Answer, noAnswerOf, request } from "./request";

/** Instagram tells no more than so many of a conversation's newest messages. */
const mostListed = 20;
const messageFields = `messages.limit(${mostListed}){id,created_time,from,to,${contentFields}}`;
/** A page of conversations, most recently written to first; so many pages, and never an endless list. */
const pageSize = "25";
const mostPages = 40;

const unpaced = async () => undefined;

type Refused = { ok: false; answer: Answer };
type Read<Value> = { ok: true; value: Value } | Refused;

/**
 * The newest messages of one conversation, or of all that were written to since a time, newest first. The list holds
 * at most 20 of each: enough to settle a send and to fill a gap, not to bring back a history.
 */
export async function list(sender: Sender, query: ListQuery): Promise<Listed> {
  const { peer } = query;
  const read = peer
    ? await readPeer(sender, { ...query, peer })
    : await readAll(sender, query);
  if (!read.ok) return { ok: false, reason: noAnswerOf(read.answer) };
  const { messages, reachesBack } = read.value;
  const listed = messages
    .filter(({ at }) => at >= query.since)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return { ok: true, messages: listed, isWhole: reachesBack };
}

/** `reachesBack`: everything since the time that was asked for is among them. */
type Found = { messages: ListedMessage[]; reachesBack: boolean };

async function readPeer(
  sender: Sender,
  { peer, since, pace = unpaced }: ListQuery & { peer: Identity },
): Promise<Read<Found>> {
  await pace();
  const page = await readPage(sender, { user_id: peer.value, fields: messageFields });
  if (!page.ok) return page;
  // The account may go by its app-scoped id here; the contact that was asked for goes by one id only.
  const isOurs = (id: string) => id !== peer.value;
  const messages = messagesIn(page.value, { isOurs, peer: peer.value });
  const reachesBack =
    isToItsBeginning(page.value) || messages.some(({ at }) => at < since);
  return { ok: true, value: { messages, reachesBack } };
}

/** One without any message was not found, since whoever is answered has written. */
function isToItsBeginning(page: Json): boolean {
  const count = rawMessagesIn(page).length;
  return count > 0 && count < mostListed;
}

async function readAll(
  sender: Sender,
  { since, pace = unpaced }: ListQuery,
): Promise<Read<Found>> {
  await pace();
  const ours = await readOwnIds(sender);
  if (!ours.ok) return ours;
  const found: ListedMessage[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < mostPages; pages += 1) {
    await pace();
    const page: Read<Json> = await readPage(sender, {
      fields: `updated_time,${messageFields}`,
      limit: pageSize,
      ...(after ? { after } : {}),
    });
    if (!page.ok) return page;
    found.push(...messagesIn(page.value, { isOurs: (id) => ours.value.has(id) }));
    after = nextOf(page.value, since);
    if (!after) break;
  }
  // How far each of the conversations reaches back nobody has looked.
  return { ok: true, value: { messages: found, reachesBack: false } };
}

/** In lists an account may go by its webhooks' id or by the app's own for it. */
async function readOwnIds(sender: Sender): Promise<Read<Set<string>>> {
  const answer = await askMe(sender, "user_id,id");
  if (answer.answer !== "ok") return { ok: false, answer };
  const { user_id: userId, id } = answer.body;
  const ids = [sender.accountExternalId, idOf(userId), idOf(id)];
  return { ok: true, value: new Set(ids.filter((id) => id !== null)) };
}

async function readPage(
  sender: Sender,
  query: Record<string, string>,
): Promise<Read<Json>> {
  const answer = await request(sender, {
    path: "/me/conversations",
    query: { platform: "instagram", ...query },
  });
  if (answer.answer !== "ok") return { ok: false, answer };
  const isPage = Array.isArray(answer.body.data);
  return isPage ? { ok: true, value: answer.body } : { ok: false, answer: silent };
}

const silent: Answer = { answer: "silent", code: null };

/** Where the next page begins; null when there is none, or when all on it would be older. */
function nextOf(page: Json, since: Date): string | null {
  const { cursors, next } = objectOf(page.paging);
  const last = objectOf(listOf(page.data).at(-1));
  const isPast = new Date(textOf(last.updated_time)) < since;
  return textOf(next) && !isPast ? textOf(objectOf(cursors).after) || null : null;
}

type Ends = { isOurs: (id: string) => boolean; peer?: string };

const messagesIn = (page: Json, ends: Ends): ListedMessage[] =>
  rawMessagesIn(page).flatMap((message) => listedOf(objectOf(message), ends) ?? []);

const rawMessagesIn = (page: Json) =>
  listOf(page.data).flatMap((conversation) =>
    listOf(objectOf(objectOf(conversation).messages).data),
  );

function listedOf(message: Json, { isOurs, peer }: Ends): ListedMessage | null {
  const externalId = idOf(message.id);
  const from = idOf(objectOf(message.from).id);
  const to = idOf(objectOf(listOf(objectOf(message.to).data)[0]).id);
  const at = new Date(textOf(message.created_time));
  if (!externalId || !from || Number.isNaN(at.getTime())) return null;
  const isOutbound = isOurs(from);
  const other = isOutbound ? (peer ?? to) : from;
  if (!other || isOurs(other)) return null;
  return {
    externalId,
    direction: isOutbound ? "outbound" : "inbound",
    peer: { kind: "igsid", value: other },
    ...contentOf(message),
    at,
    status: isOutbound ? "sent" : null,
    errorCode: null,
    filesUnlisted: 0,
  };
}
