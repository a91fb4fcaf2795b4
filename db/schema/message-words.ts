import { pgEnum } from "drizzle-orm/pg-core";

export const messageDirection = pgEnum("message_direction", ["inbound", "outbound"]);

/** In climbing order: PostgreSQL compares enums by position, so `greatest()` keeps a status from falling. */
export const messageStatus = pgEnum("message_status", [
  "queued",
  "sent",
  "failed",
  "delivered",
  "read",
]);

export const messageKind = pgEnum("message_kind", [
  "text",
  "image",
  "audio",
  "video",
  "document",
  "sticker",
  "location",
  "contactCard",
  "buttonReply",
  "storyReply",
  "storyMention",
  "share",
  "template",
  "unsupported",
]);

/** Who wrote: the patient, a member of staff, the system (away message), the Instagram app, or elsewhere. */
export const messageOrigin = pgEnum("message_origin", [
  "contact",
  "staff",
  "system",
  "app",
  "elsewhere",
]);
