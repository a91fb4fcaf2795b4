import type { InboundAttachment } from "../events";
import { plainFileName } from "../file-kind";
import type { MessageDetails, MessageKind } from "../types";
import { idOf, type Json, listOf, objectOf, textOf } from "./json";

/** What hangs on a message: files to copy, references in the details, and the kind that it makes the message. */
export type Attached = {
  kind: MessageKind | null;
  files: InboundAttachment[];
  details: MessageDetails;
};

type File = { kind: InboundAttachment["kind"]; contentType: string };
type Share = NonNullable<MessageDetails["share"]>;

/** Instagram names no type: the likely one stands until the file has been fetched. */
const files: Record<string, File> = {
  image: { kind: "image", contentType: "image/jpeg" },
  gif: { kind: "image", contentType: "image/gif" },
  sticker: { kind: "sticker", contentType: "image/webp" },
  video: { kind: "video", contentType: "video/mp4" },
  audio: { kind: "audio", contentType: "audio/mp4" },
  file: { kind: "document", contentType: "application/pdf" },
};

const shares: Record<string, Share["what"]> = {
  share: "post",
  ig_post: "post",
  media: "post",
  ig_reel: "reel",
  reel: "reel",
  story: "story",
  ig_story: "story",
  fallback: undefined,
};

/**
 * Reads the attachments of a message in their order. A shared post comes twice, in an old form and a new one, and is
 * one share; a story is only referred to, because its media may not be kept.
 */
export function readAttached(given: unknown): Attached {
  const attachments = listOf(given).map(objectOf);
  const found = attachments.filter(({ type }) => Object.hasOwn(files, textOf(type)));
  const read = found.map(fileOf);
  const references = attachments.filter((attachment) => !found.includes(attachment));
  // Of two that say the same kind of thing, the first stands.
  const details: MessageDetails = Object.assign(
    {},
    ...references.map(referenceOf).reverse(),
  );
  return { kind: read[0]?.kind ?? referenceKind(details), files: read, details };
}

function fileOf({ type, payload }: Json, index: number): InboundAttachment {
  const { kind, contentType } = files[textOf(type)] as File;
  const url = textOf(objectOf(payload).url);
  const fileName = plainFileName(kind, contentType, index);
  return { kind, contentType, fileName, url: URL.canParse(url) ? url : null };
}

function referenceOf(attachment: Json): MessageDetails {
  const type = textOf(attachment.type);
  const payload = objectOf(attachment.payload);
  const url = textOf(payload.url);
  if (type === "story_mention") return { story: url ? { url } : {} };
  if (type === "template") return { template: templateOf(payload) };
  if (!Object.hasOwn(shares, type)) return { unsupported: type || "attachment" };
  const what = shares[type];
  const title = textOf(payload.title);
  const share: Share = {
    ...(what ? { what } : {}),
    ...(title ? { title } : {}),
    ...(url ? { url } : {}),
  };
  const id = idOf(payload.story_media_id) ?? idOf(payload.id);
  const story = what === "story" ? { story: id ? { id } : {} } : {};
  return { share, ...story };
}

function templateOf(payload: Json): { title?: string } {
  const [first] = listOf(objectOf(payload.generic).elements);
  const title = textOf(objectOf(first).title) || textOf(payload.title);
  return title ? { title } : {};
}

function referenceKind(details: MessageDetails): MessageKind | null {
  if (details.share) return "share";
  if (details.story) return "storyMention";
  if (details.template) return "template";
  return details.unsupported ? "unsupported" : null;
}
