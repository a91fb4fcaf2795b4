import type { ChannelFacts } from "../types";

const megabyte = 1024 * 1024;
const office = "application/vnd.openxmlformats-officedocument";

/** What WhatsApp takes through Twilio, and reports. One file a message; words join a picture and nothing else. */
export const facts: ChannelFacts = {
  channel: "whatsapp",
  name: "WhatsApp",
  providerUrl: "https://api.twilio.com",
  text: { max: 1600, unit: "characters" },
  files: {
    takes: [
      { kind: "image", types: ["image/jpeg", "image/png"], maxBytes: 5 * megabyte },
      {
        kind: "audio",
        types: ["audio/ogg", "audio/amr", "audio/aac", "audio/mpeg", "audio/mp4"],
        maxBytes: 16 * megabyte,
      },
      { kind: "video", types: ["video/mp4", "video/3gpp"], maxBytes: 16 * megabyte },
      {
        kind: "document",
        types: [
          "application/pdf",
          "application/msword",
          `${office}.wordprocessingml.document`,
          `${office}.presentationml.presentation`,
          `${office}.spreadsheetml.sheet`,
        ],
        maxBytes: 16 * megabyte,
      },
      { kind: "contactCard", types: ["text/vcard"], maxBytes: 16 * megabyte },
    ],
    mostAtOnce: 10,
    // WhatsApp's own limit; what is longer goes apart.
    captions: { kinds: ["image"], max: 1024 },
  },
  replyWindowHours: 24,
  humanAgentHours: null,
  // Once filled in; more ends as 63021.
  templates: { max: 1024 },
  reports: { delivered: true, read: true },
  lists: true,
  historyHours: null,
  provenUnsentAfterMs: 30_000,
  appSecrets: null,
  statusPath: "/api/webhooks/twilio/status",
  inboundPath: "/api/webhooks/twilio/inbound",
  webhook: {
    maxBytes: 256 * 1024,
    // An empty TwiML document: Twilio would send any text in it to the patient.
    answer: {
      type: "text/xml; charset=utf-8",
      body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
    },
  },
};
