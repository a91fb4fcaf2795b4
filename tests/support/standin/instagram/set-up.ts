import { z } from "zod";
import type { InstagramAccount, InstagramToken } from "./state";
import { allFields } from "./update";
import type { InstagramWorld } from "./world";

const Id = z.string().regex(/^\d{5,20}$/);

export const NewInstagramAccount = z.object({
  /** As webhooks name it. */
  id: Id,
  appScopedId: Id,
  username: z.string().min(1),
  name: z.string(),
  accountType: z.enum(["BUSINESS", "MEDIA_CREATOR", "PERSONAL"]).default("BUSINESS"),
  token: z.string().min(1),
  /** Sixty days after its issue; a new token expires sixty days from now. */
  expiresAt: z.coerce.date().optional(),
  wrapped: z.boolean().default(false),
  listedBy: z.enum(["id", "appScopedId"]).default("id"),
  humanAgent: z.boolean().default(true),
  /** Everything where nothing is said; an empty list is an account that nobody has subscribed yet. */
  subscribedFields: z.array(z.string()).optional(),
});
export type NewInstagramAccount = z.input<typeof NewInstagramAccount>;

export const tokenLifeMs = 60 * 24 * 60 * 60 * 1000;

/** Adds an account, or changes a known one; its conversations, its subscription and its other tokens stay. */
export function addAccount(world: InstagramWorld, given: NewInstagramAccount) {
  const { token, expiresAt, wrapped, humanAgent, ...account } =
    NewInstagramAccount.parse(given);
  const known = world.state.accounts.get(account.id);
  const kept: InstagramAccount = {
    ...account,
    isWrapped: wrapped,
    hasHumanAgent: humanAgent,
    subscribedFields: account.subscribedFields ?? known?.subscribedFields ?? allFields,
  };
  world.state.accounts.set(kept.id, kept);
  if (expiresAt || !world.state.tokens.has(token))
    issueToken(world, { accountId: kept.id, token, expiresAt });
  world.state.changed();
  return kept;
}

type Issue = { accountId: string; token: string; expiresAt?: Date | undefined };

/** Makes a token good for an account, beside those that it has. */
export function issueToken(
  { state, now }: InstagramWorld,
  { accountId, token, expiresAt }: Issue,
): InstagramToken {
  const endsAt = expiresAt ?? new Date(now().getTime() + tokenLifeMs);
  const issued = {
    token,
    accountId,
    issuedAt: new Date(endsAt.getTime() - tokenLifeMs).toISOString(),
    expiresAt: endsAt.toISOString(),
    isRevoked: false,
  };
  state.tokens.set(token, issued);
  state.changed();
  return issued;
}

/** Changes every token of an account. */
export function changeTokens(
  { state }: InstagramWorld,
  accountId: string,
  change: Partial<InstagramToken>,
) {
  for (const token of state.tokens.values())
    if (token.accountId === accountId) Object.assign(token, change);
  state.changed();
}

/** The account with this id, to change it or write to it. */
export function accountOf({ state }: InstagramWorld, id: string): InstagramAccount {
  const account = state.accounts.get(id);
  if (!account) throw new Error(`No Instagram account ${id}.`);
  return account;
}
