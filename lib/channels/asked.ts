import type { Done, Refused } from "@/lib/result";
import type { Consent, InboundAttachment } from "./events";
import type {
  CheckNotice,
  CheckRefusal,
  Identity,
  MessageDetails,
  MessageKind,
  MessageStatus,
} from "./types";

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
 * `unknown` is not, and is never sent again blindly. `code` is the provider's, or `gaveUp` (`not-sent.ts`).
 * `not-permitted`: the token is taken, and may send nothing to anybody.
 */
export type SendOutcome =
  | { outcome: "sent"; externalId: string; status: MessageStatus }
  | { outcome: "refused" | "window-closed"; code: string }
  | { outcome: "unauthorised"; code: string }
  | { outcome: "not-permitted"; code: string }
  | { outcome: "rate-limited"; code: string; retryAfterMs: number | null }
  | { outcome: "unreachable" }
  | { outcome: "unknown"; code: string | null };

/**
 * What of a provider's messages to list: those with one address, or all; since a time, and up to one. `pace` is awaited
 * before each request, so that whoever asks much can ask slowly.
 */
export type ListQuery = {
  peer?: Identity;
  since: Date;
  until?: Date | undefined;
  pace?: Pace;
};

/** Waits until the next request may go. */
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
  /** The contact's word on messages as such, where it is one. */
  consent?: Consent;
};

/** What was said in a message, as a list tells it. */
export type ListedContent = {
  kind: MessageKind;
  text: string;
  details: MessageDetails;
  attachments: InboundAttachment[];
};

/** Why a provider was asked in vain. Asking later may help, save with `unauthorised`. */
export type NoAnswer = "unauthorised" | "rate-limited" | "unreachable";

/**
 * Newest first. `isWhole`: all there were since then. A list that was cut short proves nothing of what it does not name;
 * `cutAt` is up to when to ask for the rest of it, where that is to be had.
 */
export type Listed =
  | { ok: true; messages: ListedMessage[]; isWhole: boolean; cutAt?: Date | undefined }
  | Refused<NoAnswer>;

/** A listed message with its files. */
export type WithFiles = { ok: true; message: ListedMessage } | Refused<NoAnswer>;

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
export type Subscribed = Done<
  Extract<CheckRefusal, "credentials" | "permissions" | "unreachable" | "rateLimited">
>;

/** Where a provider posts an endpoint's events: messages, and the fate of what was sent. */
export type Webhooks<Url = string> = { inbound: Url; status: Url };

/**
 * Where the provider says that it posts, null for what nobody has set. `unlisted`: it tells no such thing of this
 * endpoint (Twilio's sandbox), so it can be set by hand only. `absent`: the endpoint is not there, or not at work; a
 * check says which.
 */
export type WebhooksRead =
  | { ok: true; set: Webhooks<string | null> }
  | Refused<NoAnswer | "unlisted" | "absent">;

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
  /** What it says and leads to besides its body: a header, a file, a button with its link; a line each, in order. */
  extras: string[];
  /** How many of them stand above the body. */
  above: number;
  samples: Record<string, string>;
  approval: TemplateApproval;
  rejection: string;
};

/** All templates of an account at its provider, or why they could not be had. */
export type ListedTemplates =
  | { ok: true; templates: ListedTemplate[] }
  | Refused<NoAnswer>;

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
