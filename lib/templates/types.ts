import type { AccountTag } from "@/lib/accounts/types/tag";
import type { GuardReason } from "@/lib/auth/guard";
import type { ListedTemplate, NoAnswer } from "@/lib/channels/asked";
import type { Done } from "@/lib/result";

/** A message template as it was last fetched from the provider, by our own id. */
export type Template = Omit<ListedTemplate, "externalId"> & { id: number };

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
