import type { Answer, ProviderRequest } from "@/tests/support/standin/provider";
import { badToken, expiredToken, revokedToken } from "./problems";
import type { InstagramAccount, InstagramToken } from "./state";
import type { InstagramWorld } from "./world";

export type Authenticated =
  | { ok: true; account: InstagramAccount; token: InstagramToken }
  | { ok: false; refusal: Answer };

/** Whose token a request carries, in its header or its query. */
export function authenticate(
  { state, now }: InstagramWorld,
  { authorization, query }: ProviderRequest,
): Authenticated {
  const [, bearer] = /^Bearer (.+)$/i.exec(authorization ?? "") ?? [];
  const token = state.tokens.get(bearer ?? query.get("access_token") ?? "");
  const account = state.accounts.get(token?.accountId ?? "");
  if (!token || !account) return { ok: false, refusal: badToken() };
  if (token.isRevoked) return { ok: false, refusal: revokedToken() };
  const expiresAt = new Date(token.expiresAt);
  if (expiresAt <= now()) return { ok: false, refusal: expiredToken(expiresAt) };
  return { ok: true, account, token };
}
