import type { AccountTag } from "@/lib/accounts/types/tag";
import type { GuardReason } from "@/lib/auth/guard";
import type { NoAnswer, TemplateApproval } from "@/lib/channels/asked";
import type { Done } from "@/lib/result";

/**
 * A message template as it was last fetched. `extras` is what it says and leads to besides its body, a line each: a
 * header, a file, a button with its link; the first of them (`above`) stand above the body. `samples` has an example for
 * each variable of either, by name.
 */
export type Template = {
  id: number;
  name: string;
  language: string;
  category: string;
  body: string;
  extras: string[];
  above: number;
  samples: Record<string, string>;
  approval: TemplateApproval;
  rejection: string;
};

/**
 * What an account may send when free words may not be sent. `fetchedAt` (ISO) is null where they never came;
 * `failure` says why they could not be fetched just now, and those that came before stand.
 */
export type Offer = {
  templates: Template[];
  fetchedAt: string | null;
  failure: NoAnswer | null;
};

/** The templates of one account at the provider, which several senders may share. */
export type TemplateShelf = Offer & { credentialId: number; accounts: AccountTag[] };

/** An account whose channel has no templates. */
export type WithoutTemplates = { account: AccountTag };

/** What asking a provider for its templates anew came to. */
export type RefreshAnswer = Done<NoAnswer | GuardReason>;

/** A template that somebody chose, and what each of its variables is filled in with. */
export type TemplateChoice = { id: number; values: Record<string, string> };
