import { type Answer, answerJson } from "@/tests/support/standin/provider";
import { fetchAccount } from "./account-api";
import { pictureUrl } from "./assets";
import { type Call, chosen, isAnswer } from "./call";
import { consentRequired, gone } from "./problems";
import { type InstagramPerson, pairKey } from "./state";
import type { Json } from "./update";

const known = [
  "id",
  "name",
  "username",
  "profile_pic",
  "follower_count",
  "is_user_follow_business",
  "is_business_follow_user",
  "is_verified_user",
];

/** `GET /{IGSID}`: a person's profile, for the one account that knows them by this id, once they have written. */
export function fetchProfile(call: Call): Answer {
  const { world, account, ids } = call;
  if (ids.id === account.id || ids.id === account.appScopedId) return fetchAccount(call);
  const pair = { accountId: account.id, igsid: ids.id ?? "" };
  const person = world.state.people.get(pairKey(pair));
  if (!person || person.profile === "gone") return gone();
  const hasWritten = world.state.lastInboundAt(pair) !== undefined;
  if (person.profile === "consent" || !hasWritten) return consentRequired();
  const fields = call.request.query.get("fields");
  const fetched = chosen(resourceOf(person), { fields, known });
  return isAnswer(fetched) ? fetched : answerJson(200, fetched);
}

/** `nulls`: someone who gives no name and has no picture. */
const resourceOf = ({ igsid, username, name, profile }: InstagramPerson): Json => ({
  name: profile === "nulls" ? null : name,
  username,
  ...(profile === "full" && { profile_pic: pictureUrl(username) }),
  follower_count: profile === "full" ? 321 : 0,
  is_user_follow_business: profile === "full",
  is_business_follow_user: false,
  ...(profile === "full" && { is_verified_user: false }),
  id: igsid,
});
