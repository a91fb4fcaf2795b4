import { bounded } from "@/tests/support/standin/bounded";
import { type Answer, answerJson } from "@/tests/support/standin/provider";
import type { Call } from "./call";
import { conversationResource } from "./conversation-resource";
import { parseFields } from "./fields";
import { badParameter, instagramTroubles } from "./problems";
import { type InstagramMessage, type Pair, pairKey } from "./state";
import type { InstagramWorld } from "./world";

/** `GET …/conversations`: newest first, in pages; with `user_id` the one with this person. Twice a second at most. */
export function listConversations({ world, account, request }: Call): Answer {
  const { query } = request;
  if (isTooFast(world, account.id)) return instagramTroubles.tooFast;
  if ((query.get("platform") ?? "instagram") !== "instagram")
    return badParameter("Param platform must be one of {instagram}");
  const fields = parseFields(query.get("fields") ?? "id,updated_time");
  if (!fields) return badParameter("Syntax error in fields");
  const person = query.get("user_id");
  const pairs = pairsOf(world, account.id).filter(
    ({ igsid }) => person === null || igsid === person,
  );
  const { shown, paging } = pageOf(pairs, query);
  const data = shown.map((pair) => conversationResource(world, { pair, fields }));
  return answerJson(200, { data, ...(data.length > 0 && { paging }) });
}

/** A little less than a second, since nobody's clock ticks like Meta's. */
const secondMs = 900;

function isTooFast({ conversationsAskedAt }: InstagramWorld, accountId: string): boolean {
  const now = performance.now();
  const asked = conversationsAskedAt.get(accountId) ?? [];
  const lately = asked.filter((at) => now - at < secondMs);
  const isOver = lately.length >= 2;
  conversationsAskedAt.set(accountId, isOver ? lately : [...lately, now]);
  return isOver;
}

/** Everybody with whom the account has a conversation, the newest first. */
function pairsOf({ state }: InstagramWorld, accountId: string): Pair[] {
  const newest = new Map<string, InstagramMessage>();
  for (const message of state.messages.values()) {
    if (message.accountId !== accountId || message.isUnsent) continue;
    const known = newest.get(pairKey(message));
    if (!known || known.createdAt <= message.createdAt)
      newest.set(pairKey(message), message);
  }
  return [...newest.values()].sort((one, other) =>
    other.createdAt.localeCompare(one.createdAt),
  );
}

function pageOf(pairs: Pair[], query: URLSearchParams) {
  const size = bounded(query.get("limit"), { least: 1, most: 50, otherwise: 25 });
  const after = Buffer.from(query.get("after") ?? "", "base64url").toString();
  const from = bounded(after, { least: 0, most: 1e6, otherwise: 0 });
  const cursor = Buffer.from(String(from + size)).toString("base64url");
  const next = new URLSearchParams(query);
  next.set("after", cursor);
  const url = `https://graph.instagram.com/v26.0/me/conversations?${next}`;
  const hasMore = from + size < pairs.length;
  const paging = { cursors: { after: cursor }, ...(hasMore && { next: url }) };
  return { shown: pairs.slice(from, from + size), paging };
}
