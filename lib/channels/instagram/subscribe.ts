import type { Sender, Subscribed } from "../asked";
import { request } from "./request";

/** What Meta is to post of an account. Echoes come with `messages`. */
const subscribedFields = [
  "messages",
  "messaging_postbacks",
  "messaging_seen",
  "message_reactions",
  "messaging_referral",
  "messaging_handover",
  "messaging_optins",
  "standby",
  "message_edit",
].join(",");

/** Has Meta post this account's events to the app's webhook. Safe to repeat. */
export async function subscribe(sender: Sender): Promise<Subscribed> {
  const answer = await request(sender, {
    path: `/${encodeURIComponent(sender.accountExternalId)}/subscribed_apps`,
    query: { subscribed_fields: subscribedFields },
    post: {},
  });
  switch (answer.answer) {
    case "ok":
      return answer.body.success === true
        ? { ok: true }
        : { ok: false, reason: "unreachable" };
    case "refused":
      return { ok: false, reason: "permissions" };
    case "unauthorised":
      return { ok: false, reason: "credentials" };
    case "rateLimited":
      return { ok: false, reason: "rateLimited" };
    case "unreachable":
    case "silent":
      return { ok: false, reason: "unreachable" };
  }
}
