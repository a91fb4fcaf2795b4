import type {
  Channel,
  FileFacts,
  FileKind,
  MessageDetails,
  MessageKind,
  MessageStatus,
} from "@/lib/channels/types";
import type { AttachedFile } from "@/lib/files/types";
import type { TemplateChoice } from "@/lib/templates/types";
import type { ManualKind, TouchDirection } from "@/lib/touches/types";

/**
 * What the screen knows of dialogs: plain values that travel as JSON, so times are ISO strings. The same shapes come
 * with the first page and from the JSON routes.
 */
export type Tab = "active" | "closed";

export type AccountColour = "teal" | "plum" | "ochre" | "brick" | "indigo" | "olive";

/** One of the clinic's endpoints as rows, headers and the composer show it. */
export type AccountTag = {
  id: number;
  channel: Channel;
  /** The channel's name for people: "WhatsApp". */
  channelName: string;
  label: string;
  /** `+44 7700 900100` or `@northgate.kids`. */
  handle: string;
  colour: AccountColour;
};

/** A member of staff, as colleagues see them. */
export type Colleague = { id: number; name: string };

/** Which dialog a tab of a member of staff shows, and whether they are writing in it. `tab` is a UUID of the tab's own. */
export type Attendance = { tab: string; dialogId: number | null; typing: boolean };

/** A colleague who is at a dialog at this moment. */
export type Attendant = { dialogId: number; colleague: Colleague; typing: boolean };

export type MessageOrigin = "contact" | "staff" | "system" | "app" | "elsewhere";

/** The newest message in brief; `files` says how many it has. */
export type Preview = {
  direction: "inbound" | "outbound";
  origin: MessageOrigin;
  kind: MessageKind;
  text: string;
  status: MessageStatus | null;
  files: number;
  unsent: boolean;
};

/** A dialog as a row of the list; `version` rises with every change of the dialog. */
export type DialogRow = {
  id: number;
  version: number;
  /** The patient's or lead's name, else the contact's, else the address. */
  name: string;
  /** Where the contact's profile picture is; null where there is none. */
  picture: string | null;
  account: AccountTag;
  closed: boolean;
  activityAt: string;
  /** How many of the patient's messages this member of staff has not seen. */
  unread: number;
  unansweredSince: string | null;
  /** Who said that no answer is needed, and when; null where nobody did, or a message has come since. */
  settled: { by: string; at: string } | null;
  /** The clinic's last words did not arrive. */
  undelivered: boolean;
  /** Why it was closed although they did not; null while it is active. */
  undeliveredReason: string | null;
  /** Until when the channel takes a reply; null where the contact never wrote. */
  window: ReplyWindow | null;
  /** Outside the window the channel still takes approved templates. */
  takesTemplates: boolean;
  /** Whom the dialog was given to; null where anybody may take it. */
  assignee: Colleague | null;
  /** It was given to the reader. */
  isMine: boolean;
  /** What this member of staff has begun to write here. */
  draft: string | null;
  /** The contact asked for no more messages. */
  stopped: boolean;
  /** The clinic wants no more messages from the contact. */
  blocked: boolean;
  preview: Preview | null;
};

/** What a dialog can be marked with in the list, and narrowed to. */
export type Mark = "unanswered" | "unread" | "undelivered";

/** Which dialogs the list is narrowed to, in which order. Every part narrows further; none set shows all. */
export type ListFilter = Record<Mark, boolean> & {
  account: number | null;
  channel: Channel | null;
  /** Those that the reader looks after, or that nobody does. */
  assignee: "me" | "none" | null;
  /** Only those whose reply window is open, the soonest to close first. */
  closing: boolean;
};

/**
 * How many dialogs each tab holds within the list's filter, and how many of those would be left by each further mark.
 * `unread` knows no filter: how many active dialogs have messages that this member of staff has not seen.
 */
export type TabCounts = {
  active: number;
  closed: number;
  unread: number;
  marks: Record<Tab, Record<Mark, number>>;
};

/** One page of the list, newest activity first. `next` asks for the page after it; null at the end. */
export type DialogPage = { rows: DialogRow[]; next: string | null; counts: TabCounts };

/**
 * A file of a message. `waiting`: it is being fetched, and `failure` says that a try went wrong; `failed`: it was given
 * up, `failure` says why; `reference`: the channel gave no file. Measures are null where they are not known.
 */
export type ThreadAttachment = {
  id: number;
  kind: MessageKind;
  contentType: string;
  fileName: string;
  sizeBytes: number | null;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  state: "waiting" | "stored" | "failed" | "reference";
  failure: string | null;
  /** Where the file itself is; null until it is stored. */
  url: string | null;
};

/** A stored file among those of a dialog or a person, with the message that it came with. */
export type SharedFile = Omit<ThreadAttachment, "kind" | "state" | "failure" | "url"> & {
  kind: FileKind;
  url: string;
  dialogId: number;
  messageId: number;
  direction: "inbound" | "outbound";
  at: string;
};

/** A page of files, newest first. `count` is how many there are; `next` asks for the page after it. */
export type SharedMedia = { files: SharedFile[]; count: number; next: number | null };

/** Why a message was not delivered: a sentence key of the catalogue (`failure.…`) and the provider's code. */
export type MessageFailure = { key: string; code: string | null; canRetry: boolean };

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

/** What was done with a dialog, as its thread says it. */
export type ThreadDeed =
  | "dialogClosed"
  | "dialogReopened"
  | "assigned"
  | "contactBlocked"
  | "contactUnblocked"
  | "contactStopped"
  | "contactStarted";

/**
 * What stands beside the messages of a thread. `id` is unique over all kinds, `version` rises when it changes, `at` is
 * its place in the thread; `by` is who did it, null where nobody did.
 */
type Beside = { id: string; version: number; at: string; by: string | null };

/**
 * `about` is whom it was assigned to; `cause` what brought it about, where that can be one of several things; `words`
 * why it was done, in the words of who did it.
 */
export type DeedRow = Beside & {
  type: "deed";
  deed: ThreadDeed;
  about: string | null;
  cause: "undelivered" | null;
  words: string;
};

/** A touch that was recorded by hand in this dialog, at the moment when it was recorded. */
export type TouchRow = Beside & {
  type: "touch";
  touchId: number;
  personId: number;
  person: string;
  kind: ManualKind;
  direction: TouchDirection | null;
  outcome: string;
  withdrawn: boolean;
};

/** What colleagues told each other; it was never sent. */
export type NoteRow = Beside & { type: "note"; text: string };

export type BesideRow = DeedRow | TouchRow | NoteRow;

/**
 * When free text may be sent until; `open` is as of the server's clock. `agentUntil`: how long a person may still
 * answer, where the account has that permission. Null when the contact never wrote.
 */
export type ReplyWindow = { closesAt: string; open: boolean; agentUntil: string | null };

/** Why the composer is shut: a key of the catalogue (`composer.refusal.…`). */
export type ReplyRefusal =
  | "closed"
  | "disconnected"
  | "notActivated"
  | "attention"
  | "windowClosed"
  | "stopped"
  | "blocked"
  | "superseded";

/**
 * Somebody who is, or may be, behind the contact of a dialog. Several stand there on a family's phone, nobody where
 * the contact was unlinked. A merged record is told as the one that it was merged into.
 */
export type DialogPerson = {
  id: number;
  kind: "lead" | "patient";
  name: string;
  /** `1985-04-30`, where it is known. */
  bornOn: string | null;
};

/** A reply and a note that were begun: two texts, so that a note is never sent by mistake. */
export type Words = { text: string; note: string };

/**
 * What a member of staff has begun in a dialog, as the server keeps it: of two words, those with the later time stand;
 * and the files that wait to go with the reply.
 */
export type SavedDraft = Words & { savedAt: string; files: AttachedFile[] };

/**
 * One dialog opened: its row, who is at the other end, and the newest page of its thread, oldest first: messages, and
 * what stands beside them since the first of them.
 */
export type OpenDialog = {
  row: DialogRow;
  /** The contact's address for people: a phone in its national form, an @handle, or null where hidden. */
  address: string | null;
  /** Who is behind the contact, in the order in which they were linked. */
  people: DialogPerson[];
  messages: ThreadMessage[];
  beside: BesideRow[];
  hasOlder: boolean;
  window: ReplyWindow | null;
  refusal: ReplyRefusal | null;
  /** How it came into Closed Chats; null while it is active. */
  closure: Closure | null;
  textLimit: { max: number; unit: "characters" | "bytes" };
  /** Which files the channel takes, and how words go with them. */
  files: FileFacts;
  /** The channel never reports "Delivered" (Instagram): the legend says so. */
  reportsDelivered: boolean;
  /** How far this member of staff has seen the dialog, in arrival sequence. */
  seenSeq: number;
  /** What arrived late and they have not seen, oldest first: it may stand far above the newest page. */
  late: LateMessage[];
  draft: SavedDraft | null;
};

/** Who closed a dialog, when, and why although the last reply was not delivered. */
export type Closure = { by: string | null; at: string; reason: string | null };

/** A patient's message that reached the portal later than others which were said after it. */
export type LateMessage = { id: number; at: string };

/** An older page of a thread, oldest first, with what stands beside the messages up to the page after it. */
export type OlderMessages = {
  messages: ThreadMessage[];
  beside: BesideRow[];
  hasOlder: boolean;
};

/** A stretch of a thread with a certain message in it, oldest first. */
export type MessagesAround = OlderMessages & { hasNewer: boolean };

/** A newer page of a thread, oldest first. */
export type NewerMessages = Omit<MessagesAround, "hasOlder">;

/** A patient's message that just came: enough to call somebody to the screen, and none of its words. */
export type Arrival = {
  messageId: number;
  dialogId: number;
  accountId: number;
  name: string;
  /** The channel's name for people. */
  channel: string;
};

/** What came since a cursor; `unread` as in {@link TabCounts}, `channels` the live channels that tell of more. */
export type Arrivals = {
  cursor: string;
  unread: number;
  arrivals: Arrival[];
  channels: string[];
};

/** Which accounts a member of staff sees, and the live channels that tell of them. */
export type ScreenScope = { accounts: AccountTag[]; channels: string[] };

/**
 * What changed since a cursor. `reset` means that the cursor can't be continued (restore, change of scope, too old):
 * the screen loads anew. Otherwise `rows` are dialogs in their present state, `gone` dialogs that may no longer be
 * seen, and `open` the open dialog's changed messages and what changed beside them.
 */
export type Changes =
  | { reset: true }
  | {
      reset: false;
      cursor: string;
      counts: TabCounts;
      rows: DialogRow[];
      open: (Omit<OpenDialog, "hasOlder"> & { dialogId: number }) | null;
      /** Only where there was no cursor: a screen that begins anew may see other accounts than it did. */
      scope?: ScreenScope;
    };

/** What an action on a dialog answers: an expected refusal is a key of the catalogue, not an exception. */
export type ActionResult = { ok: true } | { ok: false; reason: string };

/**
 * What the composer hands over. `clientId` is a UUID; repeating it stores nothing twice. `seenSeq` is how far its
 * writer had seen the dialog: what came after it holds the reply back.
 */
export type Reply = {
  dialogId: number;
  clientId: string;
  /** Empty where files say it all. */
  text: string;
  /** Files that were uploaded for this dialog, in their order. */
  files?: number[] | undefined;
  /** An approved template in place of all that. */
  template?: TemplateChoice | undefined;
  seenSeq: number;
};

/**
 * A dialog that somebody would begin: with whom, from which account, and the template that it begins with. `name` is
 * what a new lead is called, where nobody on the books is meant.
 */
export type Start = {
  accountId: number;
  phone: string;
  name: string;
  personId: number | null;
  template: TemplateChoice;
  clientId: string;
};

/** The dialog that was begun, or that was there already (`isNew` false), in which nothing was sent. */
export type Started = { dialogId: number; accountId: number; isNew: boolean };

export type StartAnswer =
  | { ok: true; dialogId: number; isNew: boolean }
  | { ok: false; reason: string };

/** A note as its writer hands it over; repeating the `clientId`, a UUID, keeps nothing twice. */
export type Note = { dialogId: number; clientId: string; text: string };

/** Which of a patient's messages, and who wrote them; null where that is not known after all. */
export type Attribution = {
  dialogId: number;
  messageIds: number[];
  personId: number | null;
};

/** A part of a text in which something was looked for: what was found is marked. */
export type MarkedPart = { text: string; marked: boolean };

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
 * beside which the note stands; null where the dialog has no message yet.
 */
export type MessageHit = {
  key: string;
  dialogId: number;
  messageId: number | null;
  name: string;
  account: AccountTag;
  closed: boolean;
  at: string;
  snippet: MarkedPart[];
  reason: MessageReason;
};

/** What a search found of one kind, page by page; `next` asks for the page after it, null at the end. */
export type Hits<Hit> = { hits: Hit[]; next: string | null };

/** What a search found. A further page brings the kind that it was asked for; the other is null. */
export type SearchPage = {
  people: Hits<PersonHit> | null;
  messages: Hits<MessageHit> | null;
};

/** A message of a dialog in which the words of a search stand, and where in its text. */
export type DialogHit = { messageId: number; marks: { from: number; to: number }[] };

/** The messages of a dialog in which the words of a search stand, oldest first. */
export type DialogHits = { hits: DialogHit[] };
