import type { ChannelFacts } from "../types";

const megabyte = 1024 * 1024;

/** What Instagram allows and reports; its limit counts UTF-8 bytes, and it never reports "delivered". */
export const facts: ChannelFacts = {
  channel: "instagram",
  name: "Instagram",
  providerUrl: "https://graph.instagram.com",
  text: { max: 1000, unit: "bytes" },
  files: {
    takes: [
      {
        kind: "image",
        types: ["image/jpeg", "image/png", "image/gif"],
        maxBytes: 8 * megabyte,
      },
      {
        kind: "audio",
        types: ["audio/aac", "audio/mp4", "audio/wav"],
        maxBytes: 25 * megabyte,
      },
      {
        kind: "video",
        types: [
          "video/mp4",
          "video/ogg",
          "video/x-msvideo",
          "video/quicktime",
          "video/webm",
        ],
        maxBytes: 25 * megabyte,
      },
      { kind: "document", types: ["application/pdf"], maxBytes: 25 * megabyte },
    ],
    mostAtOnce: 10,
    captions: null,
  },
  replyWindowHours: 24,
  humanAgentHours: 168,
  templates: null,
  reports: { delivered: false, read: true },
  lists: true,
  historyHours: 336,
  // An echo tells sooner; the list may lag behind it.
  provenUnsentAfterMs: 45_000,
  appSecrets: "INSTAGRAM_APP_SECRETS",
  statusPath: null,
  inboundPath: "/api/webhooks/instagram",
  // Up to 1,000 updates of every connected account in a post.
  webhook: {
    maxBytes: 4 * megabyte,
    answer: { type: "text/plain; charset=utf-8", body: "EVENT_RECEIVED" },
  },
};
