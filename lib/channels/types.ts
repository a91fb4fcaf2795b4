/**
 * The words that both channels are turned into. Nothing outside `lib/channels` asks which channel it is dealing
 * with: it asks an adapter for facts and capabilities.
 */
export const channels = ["whatsapp", "instagram"] as const;
export type Channel = (typeof channels)[number];

export const isChannel = (word: string | null): word is Channel =>
  channels.some((channel) => channel === word);

export type IdentityKind = "phone" | "userId" | "igsid";
/** How a channel addresses someone. `value` is a string as the provider writes it, without a `whatsapp:` prefix. */
export type Identity = { kind: IdentityKind; value: string };

/** Files of one kind that a channel takes: their types, and how large one may be. */
type TakenFiles = { kind: FileKind; types: readonly string[]; maxBytes: number };

/** What a reply may carry beside its words. */
export type FileFacts = {
  takes: readonly TakenFiles[];
  mostAtOnce: number;
  /** The kinds that carry words along, and how many characters of them; null where words always go apart. */
  captions: { kinds: readonly FileKind[]; max: number } | null;
};

/** The other end of a delivery. `identities` has the strongest first: a user id outranks a phone. */
export type Peer = { identities: Identity[]; name: string | null; handle: string | null };

export type MessageKind =
  | "text"
  | "image"
  | "audio"
  | "video"
  | "document"
  | "sticker"
  | "location"
  | "contactCard"
  | "buttonReply"
  | "storyReply"
  | "storyMention"
  | "share"
  | "template"
  | "unsupported";

export type MessageStatus = "queued" | "sent" | "failed" | "delivered" | "read";

/** What a kind of message carries beside its text. Every part is optional; ids are strings. */
export type MessageDetails = {
  location?: { latitude: number; longitude: number; label?: string; address?: string };
  button?: { text: string; payload?: string };
  forwarded?: "once" | "often";
  referral?: { headline?: string; body?: string; sourceUrl?: string; adId?: string };
  /** A story is a reference only: its media is never kept. */
  story?: { id?: string; url?: string };
  /** A shared post; without a `url` it is private to the person who shared it. */
  share?: { url?: string; title?: string; what?: "post" | "reel" | "story" };
  /**
   * What the clinic's own automatic card said, as far as the provider tells; of a template that staff sent, which one
   * it was and what it was filled in with.
   */
  template?: { title?: string; externalId?: string; values?: Record<string, string> };
  /** What an unsupported message was, in the provider's word. */
  unsupported?: string;
};

/** What a file can be to its reader. */
export type FileKind = Extract<
  MessageKind,
  "image" | "audio" | "video" | "document" | "sticker" | "contactCard"
>;

/** A file of an inbound message. `url` is the provider's and dies; null where the provider gave none. */
export type InboundAttachment = {
  kind: FileKind;
  contentType: string;
  fileName: string;
  url: string | null;
};

/**
 * What every event has: `eventKey` is the same for a repeat and differs for anything else of the account;
 * `accountExternalId` is the clinic's endpoint as the delivery names it; `payload` is this event's own raw JSON.
 */
type EventBase = { accountExternalId: string; eventKey: string; payload: string };

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

export type Consent = "stopped" | "started";

export type Recovery = "late" | "history";

/** Who else speaks for the clinic: people in the channel's own app, or another system of theirs. */
export type ForeignOrigin = "app" | "elsewhere";

export type StatusEvent = EventBase & {
  type: "status";
  externalId: string;
  status: MessageStatus;
  errorCode: string | null;
  /** Our outbox id, where the callback's URL carried it. */
  outboxId: number | null;
};

export type ReactionEvent = EventBase & {
  type: "reaction";
  externalId: string;
  peer: Peer;
  by: "inbound" | "outbound";
  /** null removes the reaction. */
  emoji: string | null;
  at: Date;
};

export type EditEvent = EventBase & {
  type: "edit";
  externalId: string;
  text: string;
  /** Which edit this is, from 1: the highest stands. */
  number: number;
  at: Date;
};

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
  | { ok: false; reason: "forged" | "malformed" };

/** What a provider asks before it posts to an address: whether `token` is the agreed one. Then it wants `answer`. */
export type Handshake = { token: string; answer: string };

/** One of the clinic's endpoints with what is needed to act for it. */
export type Sender = {
  accountExternalId: string;
  credentialExternalId: string;
  secret: string;
  /** Origin that every provider request goes to instead of the real host; see `PROVIDER_STANDIN_URL`. */
  standinUrl?: string | undefined;
};

/** One provider message to post. */
export type Outbound = {
  to: Identity;
  text: string;
  attachment?: { url: string; contentType: string } | undefined;
  /** Where the provider reports the fate of this message, for channels that take it per message. */
  statusUrl?: string | undefined;
  /** An approved template in place of free words; `text` is what it says once it is filled in. */
  template?: { externalId: string; values: Record<string, string> } | undefined;
  /** Sent by a person outside the normal window, where the channel has such a permission. */
  humanAgent?: boolean | undefined;
};

/** The headers with which a file is asked for: credentials, where its host wants them. */
export type FileRequest = { headers: Record<string, string> };

/**
 * What became of a post. Only `unreachable`, `rate-limited` and the refusals are proof that nothing was sent;
 * `unknown` is not, and is never sent again blindly. `code` is the provider's.
 */
export type SendOutcome =
  | { outcome: "sent"; externalId: string; status: MessageStatus }
  | { outcome: "refused" | "window-closed" | "unauthorised"; code: string }
  | { outcome: "rate-limited"; code: string; retryAfterMs: number | null }
  | { outcome: "unreachable" }
  | { outcome: "unknown"; code: string | null };

/**
 * What of a provider's messages to list: those with one address, or all; since a time. `pace` is awaited before each
 * request, so that whoever asks much can ask slowly.
 */
export type ListQuery = { peer?: Identity; since: Date; pace?: Pace };

export type Pace = () => Promise<void>;

/** A message as the provider lists it, to settle an unknown outcome or find what a webhook lost. */
export type ListedMessage = ListedContent & {
  externalId: string;
  direction: "inbound" | "outbound";
  peer: Identity;
  at: Date;
  status: MessageStatus | null;
  errorCode: string | null;
  /** How many files it has that the list does not describe: the adapter's `files` asks for them. */
  filesUnlisted: number;
};

export type ListedContent = {
  kind: MessageKind;
  text: string;
  details: MessageDetails;
  attachments: InboundAttachment[];
};

/** Why a provider was asked in vain. Asking later may help, save with `unauthorised`. */
export type NoAnswer = "unauthorised" | "rate-limited" | "unreachable";

/** Newest first. */
export type Listed =
  | { ok: true; messages: ListedMessage[] }
  | { ok: false; reason: NoAnswer };

/** A listed message with its files. */
export type WithFiles =
  | { ok: true; message: ListedMessage }
  | { ok: false; reason: NoAnswer };

/**
 * Who is behind an identity. `gone`: the channel won't tell, because nobody is there or consent is missing; asking
 * again soon is of no use. `later`: it could not be asked.
 */
export type Profiled =
  | {
      profiled: "found";
      name: string | null;
      handle: string | null;
      /** The provider's link to the picture, which lives for days. */
      pictureUrl: string | null;
    }
  | { profiled: "gone" }
  | { profiled: "later"; reason: NoAnswer };

/** What came of renewing a secret. `notYet`: the provider would not, as it won't before a secret is a day old. */
export type Renewed =
  | { renewed: "yes"; secret: string; expiresAt: Date }
  | { renewed: "notYet" }
  | { renewed: "unauthorised"; code: string }
  | { renewed: "later" };

/** Whether the provider will post this account's events to the app's webhook. */
export type Subscribed =
  | { ok: true }
  | {
      ok: false;
      reason: Extract<
        CheckRefusal,
        "credentials" | "permissions" | "unreachable" | "rateLimited"
      >;
    };

/** Where a provider posts an endpoint's events: messages, and the fate of what was sent. */
export type Webhooks<Url = string> = { inbound: Url; status: Url };

/**
 * Where the provider says that it posts, null for what nobody has set. `unlisted`: it tells no such thing of this
 * endpoint (Twilio's sandbox), so it can be set by hand only.
 */
export type WebhooksRead =
  | { ok: true; set: Webhooks<string | null> }
  | { ok: false; reason: NoAnswer | "unlisted" };

/** How far a template has come with the channel. `unsubmitted`: nobody has asked for approval. */
export type TemplateApproval =
  | "approved"
  | "pending"
  | "rejected"
  | "paused"
  | "disabled"
  | "unsubmitted";

/**
 * A message template at the provider. In its `body` variables stand as `{{1}}` or `{{name}}`; `samples` has an example
 * of each. `category` is the provider's word in lower case. `rejection`: why it was refused, in the channel's words.
 */
export type ListedTemplate = {
  externalId: string;
  name: string;
  language: string;
  category: string;
  body: string;
  samples: Record<string, string>;
  approval: TemplateApproval;
  rejection: string;
};

export type ListedTemplates =
  | { ok: true; templates: ListedTemplate[] }
  | { ok: false; reason: NoAnswer };

/** What checking credentials and an endpoint at the provider found; `field` names the form field to mend. */
export type Checked =
  | {
      ok: true;
      /** The endpoint's id as webhooks name it, which may differ from what was typed. */
      accountExternalId: string;
      handle: string;
      name: string | null;
      /** The provider's link to its picture, where it has one. */
      pictureUrl: string | null;
      /** What to show beside the success, as a key of the catalogue. */
      notice: CheckNotice | null;
    }
  | {
      ok: false;
      field: "accountSid" | "authToken" | "sender" | null;
      reason: CheckRefusal;
    };

/** Works, but: a sandbox or trial reaches few people; `idCorrected`: another id of the same account was typed. */
export type CheckNotice = "sandbox" | "trial" | "idCorrected";

export type CheckRefusal =
  | "credentials"
  | "suspended"
  | "closed"
  | "senderUnknown"
  | "senderOffline"
  | "personalAccount"
  | "permissions"
  | "unreachable"
  | "rateLimited";

/** May a failed message be tried again? `later` and `once` offer Retry; the others say what to mend first. */
export type RetryAdvice = "no" | "later" | "once" | "settings" | "template" | "change";

/** The key of a sentence in the message catalogue (`failure.<key>`) and whether trying again makes sense. */
export type FailureMeaning = { key: string; retry: RetryAdvice };

export type ChannelFacts = {
  channel: Channel;
  /** The channel's name for people. */
  name: string;
  text: { max: number; unit: "characters" | "bytes" };
  files: FileFacts;
  /** Hours after the contact's last message in which free text may be sent. */
  replyWindowHours: number;
  /** Hours in which a person may still answer with a special permission; null where there is none. */
  humanAgentHours: number | null;
  /** Does the channel take approved templates when the window is over? */
  templates: boolean;
  /** Which of our message statuses the channel ever reports. */
  reports: { delivered: boolean; read: boolean };
  /** Can a provider outcome be settled by listing messages? */
  lists: boolean;
  /** After so long the provider lists all that it has accepted: what is not named by then was not sent. */
  provenUnsentAfterMs: number;
  /** The path below our public address to which the fate of each message is reported; null where all share one. */
  statusPath: string | null;
  /** The path below our public address to which the provider posts what people write. */
  inboundPath: string;
  /** How large a post of the provider's may be, and what it wants to be answered. */
  webhook: { maxBytes: number; answer: { type: string; body: string } };
};
