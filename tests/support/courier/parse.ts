import type { ListedMessage } from "@/lib/channels/asked";
import type { ChannelEvent } from "@/lib/channels/events";

export type Letter = {
  id: string;
  from: string;
  to: string;
  text: string;
  at: string;
  isOurs: boolean;
};

/** One post of the courier's: a letter, or a receipt for one of ours. */
export function eventOf(said: Record<string, unknown>): ChannelEvent {
  const id = String(said.id);
  const base = { accountExternalId: String(said.to), payload: JSON.stringify(said) };
  if (said.receipt) {
    return {
      ...base,
      type: "status",
      eventKey: `receipt:${id}`,
      externalId: id,
      status: "delivered",
      errorCode: null,
      outboxId: null,
    };
  }
  return {
    ...base,
    type: "message",
    eventKey: `message:${id}`,
    direction: "inbound",
    externalId: id,
    peer: {
      identities: [{ kind: "userId", value: String(said.from) }],
      name: String(said.name ?? ""),
      handle: null,
    },
    at: null,
    kind: "text",
    text: String(said.text),
    details: {},
    attachments: [],
    replyToExternalId: null,
  };
}

export const listedOf = (letter: Letter): ListedMessage => ({
  externalId: letter.id,
  direction: letter.isOurs ? "outbound" : "inbound",
  peer: { kind: "userId", value: letter.isOurs ? letter.to : letter.from },
  at: new Date(letter.at),
  status: letter.isOurs ? "sent" : null,
  errorCode: null,
  kind: "text",
  text: letter.text,
  details: {},
  attachments: [],
  filesUnlisted: 0,
});
