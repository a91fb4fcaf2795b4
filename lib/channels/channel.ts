import type {
  Checked,
  FileRequest,
  Listed,
  ListedMessage,
  ListedTemplates,
  ListQuery,
  Outbound,
  Profiled,
  Renewed,
  Sender,
  SendOutcome,
  Subscribed,
  Webhooks,
  WebhooksRead,
  WithFiles,
} from "./asked";
import type {
  ChannelEvent,
  Handshake,
  MessageEvent,
  Opened,
  RawDelivery,
  Recovery,
} from "./events";
import type { Channel, ChannelFacts, FailureMeaning, Identity } from "./types";

/**
 * What a channel must be able to do. Adapters translate: they store nothing and know no table. `open` is pure.
 * A new channel is a folder with one of these and a line in `index.ts`.
 */
export type ChannelAdapter = {
  readonly channel: Channel;
  readonly facts: ChannelFacts;

  /** Reads what the provider asks of an address before it posts there; null where it asks nothing. Pure. */
  readonly handshake: ((asked: URLSearchParams) => Handshake | null) | null;

  /**
   * The credential that a delivery says it was signed with, unverified: the Account SID in the body. Null where the
   * deployment's own secrets sign (Instagram's app secret) or the body names none.
   */
  claimedCredential(raw: RawDelivery): string | null;

  /** Verifies a delivery with any of the secrets and turns it into events; nothing in it is lost. */
  open(raw: RawDelivery, secrets: readonly string[]): Opened;

  /** Reads one kept event again from its `payload`: for what waited, and for replaying after a fault was mended. */
  reread(payload: string): ChannelEvent;

  /** Posts one message. Never throws: every ending is an outcome. */
  send(sender: Sender, outbound: Outbound): Promise<SendOutcome>;

  /**
   * What fetching a file of a message, or a picture, from this address takes; null where no file of the channel's
   * can be there, and it must not be asked for. The address is the provider's real one, also of a redirect.
   */
  fileRequest(
    sender: Pick<Sender, "credentialExternalId" | "secret">,
    url: URL,
  ): FileRequest | null;

  /**
   * The credential under which a file lies, by its address: an endpoint that has moved to another since is not given it.
   * Null where the address names none, or links carry their own permission.
   */
  readonly fileKeeper: ((url: URL) => string | null) | null;

  /** Lists the messages exchanged with one address (or all) since a time, newest first. */
  list(sender: Sender, query: ListQuery): Promise<Listed>;

  /** Asks for the files that a list only counted; null where the list describes them. */
  readonly files: ((sender: Sender, listed: ListedMessage) => Promise<WithFiles>) | null;

  /**
   * A listed message as the event that its webhook would have been: the same `eventKey`, and a `payload` that
   * `reread` understands.
   */
  recover(
    accountExternalId: string,
    listed: ListedMessage,
    recovered: Recovery,
  ): MessageEvent;

  /** Asks who is behind an identity; null where deliveries tell it. Never throws. */
  readonly profile: ((sender: Sender, identity: Identity) => Promise<Profiled>) | null;

  /** Renews a secret before it expires; null where secrets don't expire. Never throws. */
  readonly renew: ((sender: Sender) => Promise<Renewed>) | null;

  /** Has the account's events posted to the app's webhook; null where that is set at the provider. Never throws. */
  readonly subscribe: ((sender: Sender) => Promise<Subscribed>) | null;

  /**
   * Where the provider posts each endpoint's events: `read` asks, `set` has it post to us and answers what it says
   * then. Null where one address is set for all at the provider. Never throws.
   */
  readonly webhooks: {
    read(sender: Sender): Promise<WebhooksRead>;
    set(sender: Sender, ours: Webhooks): Promise<WebhooksRead>;
  } | null;

  /** Lists the message templates of the account; null where the channel has none. Never throws. */
  readonly templates: ((sender: Sender) => Promise<ListedTemplates>) | null;

  /** Asks the provider whether these credentials and this endpoint work together. */
  check(sender: Sender): Promise<Checked>;

  /** What a provider's error code means to staff. Unknown codes have a general meaning, never none. */
  failure(code: string | null): FailureMeaning;
};
