import type { WebhookResult } from "@/tests/support/standin/webhook-result";
import { assetAt } from "./assets";
import { type Chat, personOf } from "./people";
import { type InstagramMessage, type InstagramState, saidBetween } from "./state";
import type { InstagramWorld } from "./world";

/** A message as the patient's phone shows it. Times are ISO strings. */
export type InstagramPhoneMessage = {
  mid: string;
  from: "patient" | "clinic";
  /** `app`: written in Instagram itself, and not through the product. */
  origin: "phone" | "api" | "app";
  text: string;
  at: string;
  isSeen: boolean;
  isEdited: boolean;
  isUnsent: boolean;
  reactions: { patient: string | null; clinic: string | null };
  media: { id: string; contentType: string; fileName: string | null }[];
  replyToMid: string | null;
  story: "reply" | "mention" | null;
  share: "post" | "reel" | null;
  /** null: still on its way, or a message of the past that was never posted. */
  webhook: WebhookResult | null;
  isOnItsWay: boolean;
};

/** What a person and one of the clinic's accounts have said to each other, oldest first. */
export function conversation(world: InstagramWorld, chat: Chat): InstagramPhoneMessage[] {
  const said = saidBetween(world.state, personOf(world, chat));
  return said.map((message) => shown(world.state, message));
}

const shown = (
  state: InstagramState,
  message: InstagramMessage,
): InstagramPhoneMessage => ({
  mid: message.mid,
  from: message.from,
  origin: message.origin,
  text: message.text,
  at: message.createdAt,
  isSeen: message.readAt !== null,
  isEdited: message.edits > 0,
  isUnsent: message.isUnsent,
  reactions: message.reactions,
  media: filesOf(state, message),
  replyToMid: message.replyTo && "mid" in message.replyTo ? message.replyTo.mid : null,
  story: storyOf(message),
  share: shareOf(message),
  webhook: message.webhook,
  isOnItsWay: message.update !== null && message.webhook === null,
});

const fileTypes = ["image", "video", "audio", "file"];

function filesOf(state: InstagramState, { attachments }: InstagramMessage) {
  return attachments
    .filter(({ type }) => fileTypes.includes(type))
    .flatMap(({ payload }) => assetAt(state, payload?.url) ?? [])
    .map(({ id, contentType, fileName }) => ({ id, contentType, fileName }));
}

function storyOf({ attachments, replyTo }: InstagramMessage) {
  if (replyTo && "story" in replyTo) return "reply";
  return attachments.some(({ type }) => type === "story_mention") ? "mention" : null;
}

function shareOf({ attachments }: InstagramMessage) {
  if (attachments.some(({ type }) => type === "ig_reel")) return "reel";
  return attachments.some(({ type }) => type === "ig_post") ? "post" : null;
}
