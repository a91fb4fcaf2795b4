import { createHash } from "node:crypto";
import { type Answer, answerBytes, answerJson } from "@/tests/support/standin/provider";
import { apiVersion, type Call, rfc2822 } from "./call";
import { notFound } from "./problems";
import type { TwilioMedia, TwilioMessage, TwilioState } from "./state";

/** `GET …/Media/{ME}`: sends on to a short-lived address elsewhere, which wants no credentials. */
export function redirectToMedia(call: Call): Answer {
  const media = find(call);
  if (!media) return notFound(call.request.path);
  const { accountSid } = call.account;
  const location = `https://${mediaHost}/${accountSid}/${media.sid}-${keyOf(media.sid)}`;
  return { status: 307, headers: { location }, body: "" };
}

/** `GET …/Media/{ME}.json` */
export function fetchMedia(call: Call): Answer {
  const media = find(call);
  const message = call.world.state.messages.get(call.ids.message ?? "");
  if (!media || !message) return notFound(call.request.path);
  return answerJson(200, resourceOf(message, media));
}

/** `GET …/Media.json`: what a message has, all of it on one page. */
export function listMedia({ world, account, request, ids }: Call): Answer {
  const message = world.state.messages.get(ids.message ?? "");
  if (message?.accountSid !== account.accountSid) return notFound(request.path);
  const list = message.media.map((media) => resourceOf(message, media));
  return answerJson(200, { media_list: list, page: 0, next_page_uri: null });
}

export const mediaHost = "mms.twiliocdn.com";

/** The file itself, from the address that a redirect named. */
export function serveMedia(state: TwilioState, path: string): Answer {
  const [, sid = "", key = ""] = /\/(ME[0-9a-f]{32})-([0-9a-f]+)$/.exec(path) ?? [];
  const media = key === keyOf(sid) ? mediaBySid(state, sid) : null;
  if (!media)
    return { status: 403, headers: { "content-type": "text/plain" }, body: "Forbidden" };
  return answerBytes(media.contentType, Buffer.from(media.base64, "base64"));
}

/** A file by its id, whichever message it came with. */
export function mediaBySid(state: TwilioState, sid: string): TwilioMedia | null {
  for (const { media } of state.messages.values()) {
    const found = media.find((one) => one.sid === sid);
    if (found) return found;
  }
  return null;
}

function find({ world, account, ids }: Call): TwilioMedia | null {
  const message = world.state.messages.get(ids.message ?? "");
  if (message?.accountSid !== account.accountSid) return null;
  return message.media.find(({ sid }) => sid === ids.media) ?? null;
}

const keyOf = (sid: string) => createHash("sha1").update(`key of ${sid}`).digest("hex");

const resourceOf = (message: TwilioMessage, { sid, contentType }: TwilioMedia) => ({
  sid,
  account_sid: message.accountSid,
  parent_sid: message.sid,
  content_type: contentType,
  date_created: rfc2822(message.createdAt),
  date_updated: rfc2822(message.createdAt),
  uri: `/${apiVersion}/Accounts/${message.accountSid}/Messages/${message.sid}/Media/${sid}.json`,
});
