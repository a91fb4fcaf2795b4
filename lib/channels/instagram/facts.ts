import type { ChannelFacts } from "../types";

/** What Instagram allows and reports; its limit counts UTF-8 bytes, and it never reports "delivered". */
export const facts: ChannelFacts = {
  channel: "instagram",
  name: "Instagram",
  text: { max: 1000, unit: "bytes" },
  replyWindowHours: 24,
  humanAgentHours: 168,
  templates: false,
  reports: { delivered: false, read: true },
  lists: true,
  // An echo tells sooner; the list may lag behind it.
  provenUnsentAfterMs: 45_000,
  statusPath: null,
};
