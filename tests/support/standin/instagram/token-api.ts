import { type Answer, answerJson } from "@/tests/support/standin/provider";
import type { Call } from "./call";
import { newToken } from "./ids";
import { badParameter, tooYoung } from "./problems";
import { issueToken, tokenLifeMs } from "./set-up";

const dayMs = 24 * 60 * 60 * 1000;

/** `GET /refresh_access_token`: a new token for sixty days. The old one lives until its own end. */
export function refreshToken({ world, account, token, request }: Call): Answer {
  if (request.query.get("grant_type") !== "ig_refresh_token")
    return badParameter("Invalid grant_type");
  const ageMs = world.now().getTime() - Date.parse(token.issuedAt);
  if (ageMs < dayMs) return tooYoung();
  const issued = issueToken(world, { accountId: account.id, token: newToken() });
  return answerJson(200, {
    access_token: issued.token,
    token_type: "bearer",
    expires_in: tokenLifeMs / 1000,
    permissions: "instagram_business_basic,instagram_business_manage_messages",
  });
}
