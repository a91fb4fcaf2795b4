import type { AccountTag } from "@/lib/accounts/types/tag";
import type { Refused } from "@/lib/result";
import type { TemplateChoice } from "@/lib/templates/types";

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

/**
 * What keeps a dialog from being begun from an account: on its channel only the patient begins (`channel`), or it sends
 * nothing now.
 */
export type StartHindrance = "channel" | "notActivated" | "attention" | "disconnected";

/** An account that no dialog can be begun from, and why. */
export type NotStartable = { account: AccountTag; why: StartHindrance };

/** The dialog that was begun, or that was there already (`isNew` false), in which nothing was sent. */
export type Started = { dialogId: number; accountId: number; isNew: boolean };

/** What beginning a dialog comes to on the screen; `reason` is a key of the catalogue. */
export type StartAnswer = { ok: true; dialogId: number; isNew: boolean } | Refused;
