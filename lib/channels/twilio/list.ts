import { storable } from "../storable";
import type { Identity, Listed, ListedMessage, Sender } from "../types";
import { addressOf, identityOf } from "./addresses";
import { clientOf, type Fault, faultOf } from "./client";
import { statusOf } from "./statuses";

/** One page at Twilio, in each direction. */
const limit = 200;

type Client = NonNullable<ReturnType<typeof clientOf>>;
type Resource = Awaited<ReturnType<Client["messages"]["list"]>>[number];

/**
 * The messages between a sender and one address (or all) since a time, newest first, at most 200 in each direction.
 * With an address all dates are asked for: Twilio filters by the time of sending, and a queued message has none.
 */
export async function list(
  sender: Sender,
  { peer, since }: { peer?: Identity; since: Date },
): Promise<Listed> {
  const client = clientOf(sender);
  if (!client) return { ok: false, reason: "unauthorised" };
  const us = addressOf(sender.accountExternalId);
  const them = peer && addressOf(peer.value);
  const page = { limit, pageSize: limit, ...(them ? {} : { dateSentAfter: since }) };
  try {
    const sent = await client.messages.list({
      from: us,
      ...(them ? { to: them } : {}),
      ...page,
    });
    const received = await client.messages.list({
      to: us,
      ...(them ? { from: them } : {}),
      ...page,
    });
    const messages = [...sent, ...received].flatMap((each) => listedOf(each) ?? []);
    return { ok: true, messages: newestFirst(messages, since) };
  } catch (error) {
    return { ok: false, reason: reasonOf(faultOf(error)) };
  }
}

function newestFirst(messages: ListedMessage[], since: Date): ListedMessage[] {
  return messages
    .filter(({ at }) => at >= since)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

function listedOf(resource: Resource): ListedMessage | null {
  const direction = resource.direction === "inbound" ? "inbound" : "outbound";
  const peer = identityOf(direction === "inbound" ? resource.from : resource.to);
  const at = [resource.dateSent, resource.dateCreated].find(isTime);
  if (!peer || !at || !resource.sid) return null;
  return {
    externalId: resource.sid,
    direction,
    peer,
    text: storable(resource.body ?? ""),
    at,
    status: statusOf(resource.status),
    errorCode: resource.errorCode ? String(resource.errorCode) : null,
  };
}

/** The SDK hands a date that it can't read over as it came. */
const isTime = (value: unknown) =>
  value instanceof Date && !Number.isNaN(value.getTime());

function reasonOf({ fault }: Fault): "unauthorised" | "rate-limited" | "unreachable" {
  if (fault === "unauthorised") return "unauthorised";
  return fault === "rateLimited" ? "rate-limited" : "unreachable";
}
