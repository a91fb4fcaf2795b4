import type { AccountTag } from "@/lib/accounts/types/tag";
import type { MarkedPart } from "@/lib/words/types";
import type { Speaker } from "./row";

/** Why a search shows somebody: where its words stand, or that a name is spelt nearly so. */
export type PersonReason =
  | "name"
  | "formerName"
  | "contactName"
  | "handle"
  | "phone"
  | "similar";

/**
 * Somebody whom a search found. `other` is what matched, where it is not the name or the address that are shown.
 * `personId` is null for a contact behind whom nobody is; `dialogs` are those that may be seen, newest activity first.
 */
export type PersonHit = {
  key: string;
  personId: number | null;
  kind: "lead" | "patient" | "contact";
  name: MarkedPart[];
  address: MarkedPart[];
  reason: PersonReason;
  other: MarkedPart[];
  dialogs: { id: number; account: AccountTag; closed: boolean }[];
};

/** Where in a message the words of a search stand. */
export type MessageReason = "message" | "caption" | "fileName" | "note";

/**
 * A message or an internal note that a search found. `messageId` is where the thread is opened: the message, or the one
 * beside which the note (`noteId`) stands; null where the dialog has no message yet. `speaker`: who of the clinic said it;
 * null where the contact did. `similar`: its words are nearly those of the search.
 */
export type MessageHit = {
  key: string;
  dialogId: number;
  messageId: number | null;
  noteId: number | null;
  name: string;
  account: AccountTag;
  closed: boolean;
  at: string;
  speaker: Speaker | null;
  undelivered: boolean;
  snippet: MarkedPart[];
  reason: MessageReason;
  similar: boolean;
};

/** What a search found of one kind, page by page; `next` asks for the page after it, null at the end. */
export type Hits<Hit> = { hits: Hit[]; next: string | null };

/** What a search found. A further page brings the kind that it was asked for; the other is null. */
export type SearchPage = {
  people: Hits<PersonHit> | null;
  messages: Hits<MessageHit> | null;
};

/** Where in a text the words of a search stand. */
export type Mark = { from: number; to: number };

/**
 * A message of a dialog in which the words of a search stand, or beside which such notes do, and where in their texts;
 * null where the dialog has only notes.
 */
export type DialogHit = {
  messageId: number | null;
  marks: Mark[];
  notes: { id: number; marks: Mark[] }[];
};

/** The messages of a dialog that a search found, oldest first. */
export type DialogHits = { hits: DialogHit[] };
