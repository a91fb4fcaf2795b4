import type { Refused } from "@/lib/result";
import type {
  FileKind,
  Identity,
  MessageDetails,
  MessageKind,
  MessageStatus,
} from "./types";

/** The other end of a delivery. `identities` has the strongest first: a user id outranks a phone. */
export type Peer = { identities: Identity[]; name: string | null; handle: string | null };

/** A file of an inbound message. `url` is the provider's and dies; null where the provider gave none. */
export type InboundAttachment = {
  kind: FileKind;
  contentType: string;
  fileName: string;
  url: string | null;
};

/**
 * What every event has: `eventKey` is the same for a repeat and differs for anything else of the account; of what is said
 * of a message it is the event's type and the message's id, and whatever more behind a colon, by which it is found;
 * `accountExternalId` is the clinic's endpoint as the delivery names it; `payload` is this event's own raw JSON.
 */
type EventBase = { accountExternalId: string; eventKey: string; payload: string };

/** Somebody said something: the contact, or the clinic from somewhere. */
export type MessageEvent = EventBase & {
  type: "message";
  /** `echo`: the clinic's own message, sent from elsewhere or by us. `peer` is the contact in both cases. */
  direction: "inbound" | "echo";
  externalId: string;
  peer: Peer;
  /** The provider's time; null where the provider gives none, and the receipt stands. */
  at: Date | null;
  kind: MessageKind;
  text: string;
  details: MessageDetails;
  attachments: InboundAttachment[];
  replyToExternalId: string | null;
  /** Set where the message is the contact's word on messages as such: they want no more, or want them again. */
  consent?: Consent;
  /**
   * Set for what no webhook brought. `late`: reconciliation found it, so it is unread and shown as "arrived late".
   * `history`: it was said before the account was connected, and nobody waits for an answer here.
   */
  recovered?: Recovery;
  /** Where an echo was written that this product did not send; the channel's own app unless it says otherwise. */
  writtenIn?: ForeignOrigin;
};

/** What a contact said of messages as such: no more of them, or again. */
export type Consent = "stopped" | "started";

/** How a message came that no webhook brought. */
export type Recovery = "late" | "history";

/** Who else speaks for the clinic: people in the channel's own app, or another system of theirs. */
export type ForeignOrigin = "app" | "elsewhere";

/** The provider reports what became of one of our messages; reports come in any order, and again. */
export type StatusEvent = EventBase & {
  type: "status";
  externalId: string;
  status: MessageStatus;
  errorCode: string | null;
  /** Our outbox id, where the callback's URL carried it. */
  outboxId: number | null;
};

/** One side put a reaction on a message, or took it off. */
export type ReactionEvent = EventBase & {
  type: "reaction";
  externalId: string;
  peer: Peer;
  by: "inbound" | "outbound";
  /** null removes the reaction. */
  emoji: string | null;
  at: Date;
};

/** A message says something else from now on; what it said before is kept. */
export type EditEvent = EventBase & {
  type: "edit";
  externalId: string;
  text: string;
  /** Which edit this is, from 1: the highest stands. */
  number: number;
  at: Date;
};

/** A message was taken back: nothing of what it said may stay. */
export type UnsendEvent = EventBase & { type: "unsend"; externalId: string; at: Date };

/** The contact has seen our messages up to this one. */
export type SeenEvent = EventBase & {
  type: "seen";
  externalId: string;
  peer: Peer;
  at: Date;
};

/** Understood, and of no use to the inbox; kept in the ledger with its reason. */
export type IgnoredEvent = EventBase & { type: "ignored"; reason: string };

/** Not understood: kept in the ledger, quarantined, so that nothing is lost. */
export type UnknownEvent = EventBase & { type: "unknown"; reason: string };

/** A provider's words in ours: nothing that a delivery can hold is missing here. */
export type ChannelEvent =
  | MessageEvent
  | StatusEvent
  | ReactionEvent
  | EditEvent
  | UnsendEvent
  | SeenEvent
  | IgnoredEvent
  | UnknownEvent;

/** A post as it reached us. `url` is the configured public base with the request's own path and query. */
export type RawDelivery = {
  url: string;
  body: Uint8Array;
  header(name: string): string | null;
};

/**
 * What opening a delivery gives. `forged`: no secret verifies it. `malformed`: it can't be read at all.
 * `tallied` counts what is acknowledged without being an event of an account (a dashboard test).
 */
export type Opened =
  | { ok: true; events: ChannelEvent[]; tallied: { reason: string; count: number }[] }
  | Refused<"forged" | "malformed">;

/** What a provider asks before it posts to an address: whether `token` is the agreed one. Then it wants `answer`. */
export type Handshake = { token: string; answer: string };
