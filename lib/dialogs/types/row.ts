import type { AccountTag } from "@/lib/accounts/types/tag";
import type { MessageKind, MessageStatus } from "@/lib/channels/types";
import type { Colleague } from "@/lib/staff/types";
import type { MessageOrigin } from "./message";
import type { ReplyWindow } from "./reply";

/** Who speaks: `author` is the name of the colleague who does, and `isOwn` says that it is the reader. */
export type Speaker = { origin: MessageOrigin; author: string | null; isOwn: boolean };

/** The newest message in brief; `files` says how many it has. */
export type Preview = Speaker & {
  direction: "inbound" | "outbound";
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
  /** The place of its last message in the order of arrival: how far whoever is shown the row is told of it. */
  seq: number;
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
