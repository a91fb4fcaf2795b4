import type { AppSecretsName } from "@/lib/env";

/**
 * Every channel by its name, as the database's enum has it. What stands in this file are the words that all of them
 * are turned into: nothing outside `lib/channels` asks which channel it is dealing with, but an adapter for its facts.
 */
export const channels = ["whatsapp", "instagram"] as const;

/** The name of a channel. */
export type Channel = (typeof channels)[number];

/** Is this word, from an address say, the name of a channel? */
export const isChannel = (word: string | null): word is Channel =>
  channels.some((channel) => channel === word);

/** What kind of address a person goes by; a `userId` (WhatsApp) and an `igsid` (Instagram) mean nothing to people. */
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

/** What a message is to its reader. `unsupported`: the provider tells that there was something, and not what. */
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

/** How far one of our messages has come, in climbing order; `failed` may still turn out to be delivered. */
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
  template?: {
    title?: string;
    externalId?: string;
    values?: Record<string, string>;
    extras?: string[];
    /** How many of them stood above its words; left out of what was sent before that was known. */
    above?: number;
  };
  /** What an unsupported message was, in the provider's word. */
  unsupported?: string;
};

/** What a file can be to its reader. */
export type FileKind = Extract<
  MessageKind,
  "image" | "audio" | "video" | "document" | "sticker" | "contactCard"
>;

/** Works, but: a sandbox or trial reaches few people; `idCorrected`: another id of the same account was typed. */
export type CheckNotice = "sandbox" | "trial" | "idCorrected";

/** Why an account does not work, as its provider sees it: a key of the catalogue (`settings.problem.…`). */
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

/** What a channel can do, allows and reports: what screens and rooms ask instead of its name. */
export type ChannelFacts = {
  channel: Channel;
  /** The channel's name for people. */
  name: string;
  /** The origin at which the provider is asked. */
  providerUrl: string;
  text: { max: number; unit: "characters" | "bytes" };
  files: FileFacts;
  /** Hours after the contact's last message in which free text may be sent. */
  replyWindowHours: number;
  /** Hours in which a person may still answer with a special permission; null where there is none. */
  humanAgentHours: number | null;
  /** Of approved templates, which go when the window is over, how many characters it takes; null where it has none. */
  templates: { max: number } | null;
  /** Which of our message statuses the channel ever reports. */
  reports: { delivered: boolean; read: boolean };
  /** Can a provider outcome be settled by listing messages? */
  lists: boolean;
  /** So many hours of what was said before an account was connected it brings along; null where it brings nothing. */
  historyHours: number | null;
  /** After so long the provider lists all that it has accepted: what a whole list does not name by then was not sent. */
  provenUnsentAfterMs: number;
  /**
   * Which setting holds the secrets that sign deliveries, a comma list, where the provider gives them to the whole
   * deployment; null where each credential has its own.
   */
  appSecrets: AppSecretsName | null;
  /** The path below our public address to which the fate of each message is reported; null where all share one. */
  statusPath: string | null;
  /** The path below our public address to which the provider posts what people write. */
  inboundPath: string;
  /** How large a post of the provider's may be, and what it wants to be answered. */
  webhook: { maxBytes: number; answer: { type: string; body: string } };
};
