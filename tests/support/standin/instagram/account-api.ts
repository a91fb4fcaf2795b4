import { type Answer, answerJson } from "@/tests/support/standin/provider";
import { pictureUrl } from "./assets";
import { type Call, chosen, isAnswer } from "./call";
import type { AccountType, InstagramAccount } from "./state";
import type { Json } from "./update";

const known = [
  "id",
  "user_id",
  "username",
  "name",
  "account_type",
  "profile_picture_url",
  "followers_count",
  "follows_count",
  "media_count",
];

/** `GET /me`: flat as Meta does it, or in a list as its documentation says. */
export function fetchAccount({ account, request }: Call): Answer {
  const fields = request.query.get("fields");
  const fetched = chosen(resourceOf(account), { fields, known });
  if (isAnswer(fetched)) return fetched;
  return answerJson(200, account.isWrapped ? { data: [fetched] } : fetched);
}

const resourceOf = (account: InstagramAccount): Json => ({
  user_id: account.id,
  username: account.username,
  name: account.name,
  account_type: account.isWrapped ? documented[account.accountType] : account.accountType,
  profile_picture_url: pictureUrl(account.username),
  followers_count: 812,
  follows_count: 64,
  media_count: 147,
  id: account.appScopedId,
});

const documented: Record<AccountType, string> = {
  BUSINESS: "Business",
  MEDIA_CREATOR: "Media_Creator",
  PERSONAL: "Personal",
};
