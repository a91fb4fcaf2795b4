import type { Sender, Subscribed } from "../asked";
import { type Answer, request } from "./request";

/** Without these no message comes. Echoes come with `messages`. */
const essential = [
  "messages",
  "messaging_postbacks",
  "messaging_seen",
  "message_reactions",
];

/** All that Meta is to post of an account. */
const wanted = [
  ...essential,
  "messaging_referral",
  "messaging_handover",
  "messaging_optins",
  "standby",
  "message_edit",
];

/**
 * Has Meta post this account's events to the app's webhook. Meta refuses a whole list for one name that it does not
 * know, and its pages spell some in two ways: then what nobody can do without is asked for alone. Safe to repeat.
 */
export async function subscribe(sender: Sender): Promise<Subscribed> {
  const answer = await ask(sender, wanted);
  return resultOf(isBadParameter(answer) ? await ask(sender, essential) : answer);
}

const ask = (sender: Sender, fields: readonly string[]) =>
  request(sender, {
    path: `/${encodeURIComponent(sender.accountExternalId)}/subscribed_apps`,
    query: { subscribed_fields: fields.join(",") },
    post: {},
  });

const isBadParameter = (answer: Answer) =>
  answer.answer === "refused" && answer.code === "100";

function resultOf(answer: Answer): Subscribed {
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
