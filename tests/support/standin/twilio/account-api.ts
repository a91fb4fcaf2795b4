import { answerJson } from "@/tests/support/standin/provider";
import { apiVersion, type Call, rfc2822 } from "./call";

/** `GET /Accounts/{AC}.json`. Like the real one it repeats the token: nobody may log or forward it. */
export function fetchAccount({ account }: Call) {
  const { accountSid, authToken, friendlyName, status, type, createdAt } = account;
  const base = `/${apiVersion}/Accounts/${accountSid}`;
  return answerJson(200, {
    sid: accountSid,
    owner_account_sid: accountSid,
    auth_token: authToken,
    friendly_name: friendlyName,
    status,
    type: type ?? "Full",
    date_created: rfc2822(createdAt),
    date_updated: rfc2822(createdAt),
    uri: `${base}.json`,
    subresource_uris: status === "active" ? { messages: `${base}/Messages.json` } : {},
  });
}
