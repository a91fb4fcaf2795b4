import type { ListedMessage } from "./asked";
import type { ForeignOrigin, MessageEvent, Peer, Recovery } from "./events";

/** No provider's own delivery has a part of this name. */
const mark = "?recovered";

type Kept = {
  accountExternalId: string;
  recovered: Recovery;
  writtenIn: ForeignOrigin;
  listed: ListedMessage;
};

/**
 * Makes events of listed messages for a channel. `writtenIn` says where an outbound message that nobody here sent was
 * written. The key is that of the message's webhook, so whichever of the two comes later is a repeat.
 */
export function recoveryAs(writtenIn: ForeignOrigin) {
  return (
    accountExternalId: string,
    listed: ListedMessage,
    recovered: Recovery,
  ): MessageEvent => eventOf({ accountExternalId, recovered, writtenIn, listed });
}

/** The event that was kept of a listed message; null for a payload that a webhook brought. */
export function readRecovered(payload: string): MessageEvent | null {
  if (!payload.startsWith(`{"${mark}":`)) return null;
  const kept = (JSON.parse(payload) as Record<typeof mark, Kept>)[mark];
  // JSON has no dates.
  return eventOf({ ...kept, listed: { ...kept.listed, at: new Date(kept.listed.at) } });
}

function eventOf(kept: Kept): MessageEvent {
  const { accountExternalId, recovered, writtenIn, listed } = kept;
  const { externalId, at, kind, text, details, attachments } = listed;
  return {
    type: "message",
    direction: listed.direction === "inbound" ? "inbound" : "echo",
    accountExternalId,
    eventKey: `message:${externalId}`,
    payload: JSON.stringify({ [mark]: kept }),
    externalId,
    peer: peerOf(listed),
    at,
    kind,
    text,
    details,
    attachments,
    replyToExternalId: null,
    recovered,
    writtenIn,
    ...(listed.consent && { consent: listed.consent }),
  };
}

const peerOf = ({ peer }: ListedMessage): Peer => ({
  identities: [peer],
  name: null,
  handle: null,
});
