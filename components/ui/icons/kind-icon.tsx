import type { MessageKind } from "@/lib/channels/types";
import type { IconName } from "./icon";

/** The sign of each kind of message; plain text has none. Its words are `dialog.kind.…`. */
export const kindIcons: Record<MessageKind, IconName | null> = {
  text: null,
  image: "icon-image",
  audio: "icon-mic",
  video: "icon-video",
  document: "icon-file-text",
  sticker: "icon-sticker",
  location: "icon-map-pin",
  contactCard: "icon-contact-round",
  buttonReply: "icon-square-mouse-pointer",
  storyReply: "icon-reply",
  storyMention: "icon-at-sign",
  share: "icon-share-2",
  template: "icon-layout-template",
  unsupported: "icon-message-circle-question-mark",
};
