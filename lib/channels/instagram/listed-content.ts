import type { ListedContent } from "../asked";
import type { InboundAttachment } from "../events";
import { fileKindOf, plainFileName } from "../file-kind";
import type { MessageDetails, MessageKind } from "../types";
import { isVisible } from "../visible";
import { idOf, type Json, listOf, objectOf, textOf } from "./json";

/** What to ask of a message so that {@link contentOf} finds all that Instagram still tells. */
export const contentFields = "message,attachments,shares,story,is_unsupported";

/** What a listed message says. Lists have shapes of their own, and know less than deliveries. */
export function contentOf(message: Json): ListedContent {
  const text = textOf(message.message);
  const attachments = listOf(objectOf(message.attachments).data)
    .map(objectOf)
    .flatMap((one, index) => fileOf(one, index) ?? []);
  const details = { ...shareOf(message), ...storyOf(message) };
  return { kind: kindOf(message, text, attachments), text, details, attachments };
}

function fileOf(attachment: Json, index: number): InboundAttachment | null {
  const image = textOf(objectOf(attachment.image_data).url);
  const video = textOf(objectOf(attachment.video_data).url);
  const url = image || video || textOf(attachment.file_url);
  if (!URL.canParse(url)) return null;
  const contentType = textOf(attachment.mime_type) || likelyType(image, video);
  const kind = fileKindOf(contentType);
  const fileName = plainFileName(kind, contentType, index);
  return { kind, contentType, fileName, url };
}

/** Instagram names no type, mostly: the likely one stands until the file has been fetched. */
function likelyType(image: string, video: string): string {
  if (image) return "image/jpeg";
  return video ? "video/mp4" : "application/octet-stream";
}

function shareOf(message: Json): MessageDetails {
  const [first] = listOf(objectOf(message.shares).data).map(objectOf);
  if (!first) return {};
  const [url, title] = [textOf(first.link), textOf(first.name)];
  return { share: { ...(url ? { url } : {}), ...(title ? { title } : {}) } };
}

/** A story is a reference only: its media may not be kept. */
function storyOf(message: Json): MessageDetails {
  const { mention, reply_to: replyTo } = objectOf(message.story);
  const story = objectOf(mention ?? replyTo);
  const [id, url] = [idOf(story.id), textOf(story.link)];
  if (!mention && !replyTo) return {};
  return { story: { ...(id ? { id } : {}), ...(url ? { url } : {}) } };
}

function kindOf(message: Json, text: string, [file]: InboundAttachment[]): MessageKind {
  const story = objectOf(message.story);
  if (message.is_unsupported === true) return "unsupported";
  if (story.reply_to) return "storyReply";
  if (story.mention) return "storyMention";
  if (file) return file.kind;
  if (listOf(objectOf(message.shares).data).length > 0) return "share";
  return isVisible(text) ? "text" : "unsupported";
}
