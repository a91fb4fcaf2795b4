import type { Identity, Listed, ListedMessage, Sender } from "../types";
import { idOf, type Json, listOf, objectOf, textOf } from "./json";
import { type Answer, request } from "./request";

/** Instagram tells no more than a conversation's 20 newest messages. */
const fields = "messages.limit(20){id,created_time,from,to,message}";
const conversationLimit = "50";

/**
 * The newest messages of one conversation, or of the 50 newest conversations, since a time, newest first. The list
 * holds at most 20 of each: enough to settle a send, not to bring back a history.
 */
export async function list(
  sender: Sender,
  { peer, since }: { peer?: Identity; since: Date },
): Promise<Listed> {
  const answer = await request(sender, {
    path: "/me/conversations",
    query: {
      platform: "instagram",
      fields,
      ...(peer ? { user_id: peer.value } : { limit: conversationLimit }),
    },
  });
  if (answer.answer !== "ok") return { ok: false, reason: reasonOf(answer) };
  if (!Array.isArray(answer.body.data)) return { ok: false, reason: "unreachable" };
  const messages = answer.body.data
    .flatMap((conversation) => listOf(objectOf(objectOf(conversation).messages).data))
    .flatMap((message) => listedOf(objectOf(message), sender, peer) ?? [])
    .filter(({ at }) => at >= since)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return { ok: true, messages };
}

function listedOf(
  message: Json,
  sender: Sender,
  asked: Identity | undefined,
): ListedMessage | null {
  const externalId = idOf(message.id);
  const from = idOf(objectOf(message.from).id);
  const to = idOf(objectOf(listOf(objectOf(message.to).data)[0]).id);
  const at = new Date(textOf(message.created_time));
  if (!externalId || !from || Number.isNaN(at.getTime())) return null;
  // The account may go by its app-scoped id here; the contact that was asked for goes by one id only.
  const isInbound = asked ? from === asked.value : from !== sender.accountExternalId;
  const other = isInbound ? from : (asked?.value ?? to);
  if (!other) return null;
  return {
    externalId,
    direction: isInbound ? "inbound" : "outbound",
    peer: { kind: "igsid", value: other },
    text: textOf(message.message),
    at,
    status: isInbound ? null : "sent",
    errorCode: null,
  };
}

function reasonOf({ answer }: Answer): "unauthorised" | "rate-limited" | "unreachable" {
  if (answer === "unauthorised") return "unauthorised";
  return answer === "rateLimited" ? "rate-limited" : "unreachable";
}
