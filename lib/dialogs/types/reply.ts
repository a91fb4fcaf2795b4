import type { TemplateChoice } from "@/lib/templates/types";

/**
 * When free text may be sent until; `open` is as of the server's clock. `agentUntil`: how long a person may still
 * answer, where the account has that permission. Null when the contact never wrote.
 */
export type ReplyWindow = { closesAt: string; open: boolean; agentUntil: string | null };

/** Why the composer is unavailable: a key of the catalogue (`dialog.unavailable.…`). */
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
