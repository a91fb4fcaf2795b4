import type { MessageDetails, MessageKind, MessageStatus } from "@/lib/channels/types";
import type { ThreadAttachment } from "./file";

/**
 * Who wrote a message: the contact, a member of staff here, this product by itself, people in the channel's own app,
 * or another system of the clinic's.
 */
export type MessageOrigin = "contact" | "staff" | "system" | "app" | "elsewhere";

/**
 * Why a message was not delivered: a sentence key of the catalogue (`failure.…`) and the provider's code. Once it is
 * `retried`, what becomes of it stands at the message that says it again.
 */
export type MessageFailure = {
  key: string;
  code: string | null;
  canRetry: boolean;
  retried?: true;
};

/** What one side put on a message; there is one for each side at most. */
export type Reaction = { by: "inbound" | "outbound"; emoji: string };

/**
 * The message that another one answers, as it is now. `messageId` is null where it is not in the dialog: it was said
 * before the account was connected, or nobody knows it. `author` is the member of staff who wrote it.
 */
export type Quote = {
  messageId: number | null;
  text: string;
  kind: MessageKind;
  direction: "inbound" | "outbound";
  author: string | null;
  unsent: boolean;
};

/** What an edited message said before, as the first text (number 0) or a later one. */
export type MessageVersion = { number: number; text: string; at: string };

/** The earlier texts of a message, oldest first; the newest stands on the message. */
export type MessageVersions = { versions: MessageVersion[] };

/**
 * A message as its thread shows it; `orderKey` settles the order of two of the same time, `seq` is its place in
 * arrival order.
 */
export type ThreadMessage = {
  id: number;
  dialogId: number;
  version: number;
  /** Made by the composer for our own messages: the DOM key, so the stored message replaces the drawn one. */
  clientId: string | null;
  part: number;
  direction: "inbound" | "outbound";
  origin: MessageOrigin;
  kind: MessageKind;
  text: string;
  details: MessageDetails;
  status: MessageStatus | null;
  /** When each status was first heard of, as far as that is known. */
  statusTimes: Partial<Record<MessageStatus, string>>;
  /** True while a provider's answer never came and is being looked for. */
  unsettled: boolean;
  failure: MessageFailure | null;
  author: string | null;
  /** Two colleagues may have the same name. */
  authorId: number | null;
  /** Which of the contact's people wrote it, where somebody on staff has said so. */
  person: { id: number; name: string } | null;
  at: string;
  orderKey: string;
  seq: number;
  edited: boolean;
  unsent: boolean;
  arrivedLate: boolean;
  attachments: ThreadAttachment[];
  reactions: Reaction[];
  quote: Quote | null;
};

/** Which of a patient's messages, and who wrote them; null where that is not known after all. */
export type Attribution = {
  dialogId: number;
  messageIds: number[];
  personId: number | null;
};
