import type { MessageEvent, Peer } from "../events";
import type { MessageDetails, MessageKind } from "../types";
import { isVisible } from "../visible";
import { type Attached, readAttached } from "./attached";
import { idOf, type Json, objectOf, textOf } from "./json";
import type { ReadUpdate, Update } from "./update";

/** A message of the contact's, or the clinic's own as an echo; or that one was taken back. */
export function readMessage(update: Update): ReadUpdate {
  const { content, at } = update;
  const externalId = idOf(content.mid);
  if (!externalId) return { type: "unknown", reason: "noId" };
  if (content.is_deleted === true) {
    if (!at) return { type: "unknown", reason: "noTime" };
    return { type: "unsend", eventKey: `unsend:${externalId}`, externalId, at };
  }
  const attached = readAttached(content.attachments);
  const text = textOf(content.text);
  const details = { ...attached.details, ...detailsOf(content, text) };
  return {
    ...envelopeOf(update, externalId),
    kind: kindOf({ content, details, attached, text }),
    text,
    details,
    attachments: attached.files,
    replyToExternalId: idOf(objectOf(content.reply_to).mid),
  };
}

/** A tap on a button or a question that the clinic offered: a message with the button's words. */
export function readPostback(update: Update): ReadUpdate {
  const { content } = update;
  const externalId = idOf(content.mid);
  if (!externalId) return { type: "unknown", reason: "noId" };
  const payload = textOf(content.payload);
  const text = textOf(content.title) || payload;
  return {
    ...envelopeOf(update, externalId),
    kind: isVisible(text) ? "buttonReply" : "unsupported",
    text,
    details: { button: { text, ...(payload ? { payload } : {}) } },
    attachments: [],
    replyToExternalId: null,
  };
}

function envelopeOf({ fromUs, peer, at }: Update, externalId: string) {
  return {
    type: "message",
    direction: fromUs ? "echo" : "inbound",
    eventKey: `message:${externalId}`,
    externalId,
    peer: peerOf(peer),
    at,
  } satisfies Partial<MessageEvent>;
}

/** Instagram names nobody in its deliveries: name and handle are asked for later. @package */
export function peerOf(igsid: string): Peer {
  return { identities: [{ kind: "igsid", value: igsid }], name: null, handle: null };
}

function detailsOf(content: Json, text: string): MessageDetails {
  const story = objectOf(objectOf(content.reply_to).story);
  const [id, url] = [idOf(story.id), textOf(story.url)];
  const quickReply = objectOf(content.quick_reply);
  const payload = textOf(quickReply.payload);
  return {
    ...(id || url ? { story: { ...(id ? { id } : {}), ...(url ? { url } : {}) } } : {}),
    ...("quick_reply" in content
      ? { button: { text, ...(payload ? { payload } : {}) } }
      : {}),
    ...referralOf(objectOf(content.referral)),
  };
}

function referralOf(referral: Json): MessageDetails {
  const adId = idOf(referral.ad_id);
  const headline = textOf(objectOf(referral.ads_context_data).ad_title);
  if (!adId && !headline) return {};
  return { referral: { ...(adId ? { adId } : {}), ...(headline ? { headline } : {}) } };
}

/** The first thing that there is to see decides; nothing to see is a kind of its own. */
function kindOf(message: {
  content: Json;
  details: MessageDetails;
  attached: Attached;
  text: string;
}): MessageKind {
  const { content, details, attached, text } = message;
  if (content.is_unsupported === true) return "unsupported";
  if (objectOf(content.reply_to).story) return "storyReply";
  if (details.button && isVisible(text)) return "buttonReply";
  if (attached.kind && attached.kind !== "unsupported") return attached.kind;
  return isVisible(text) ? "text" : "unsupported";
}
