import type { Channel } from "@/lib/channels/types";

/** How people are named on a messaging app, and so what somebody new has to give. */
export type AddressKind = "phone" | "username";

/** Who one is on the phone; `id` is the address, `shown` the same for people. */
export type Person = { id: string; shown: string; name: string };

/** The small samples that a patient can send. */
export type Attachment =
  | "photo"
  | "voice"
  | "letter"
  | "place"
  | "story"
  | "mention"
  | "post";

/** One of the apps on the phone: who uses it, and what can be sent with it. */
export type MessagingApp = {
  channel: Channel;
  name: string;
  addressKind: AddressKind;
  attachments: readonly Attachment[];
  people: Person[];
};

/** One of the clinic's accounts that a patient can write to; `id` is the provider's, `shown` its address for people. */
export type ClinicAccount = {
  id: string;
  name: string;
  shown: string;
  app: MessagingApp;
};

/** How a patient's message fared at the clinic's webhook; `status` is null where no answer came, or none was asked. */
export type WebhookResult = { status: number | null; tookMs: number; tries: number };

/** What the patient can do with a message that is there. */
export type Action = "react" | "reply" | "edit" | "unsend";

/** A message as the phone shows it; `at` is an ISO string. */
export type PhoneMessage = {
  id: string;
  from: "patient" | "clinic";
  text: string;
  at: string;
  /** Of what the clinic sent; null of the patient's own. What is underway is not on the phone yet. */
  arrival: "underway" | "arrived" | "seen" | "lost" | null;
  /** Why it was lost. */
  errorCode: number | null;
  media: { id: string; href: string; contentType: string; fileName: string | null }[];
  location: { latitude: number; longitude: number; label?: string | undefined } | null;
  /** What it is about beside the conversation. */
  about: "storyReply" | "storyMention" | "post" | "reel" | null;
  /** The words that it answers. */
  quote: string | null;
  reactions: { patient: string | null; clinic: string | null };
  isEdited: boolean;
  isUnsent: boolean;
  actions: Action[];
  webhook: WebhookResult | null;
  isOnItsWay: boolean;
};

export type Draft = {
  text: string;
  attachment: Attachment | null;
  /** The message that it answers. */
  replyTo: string | null;
};

/** Something done to a message that is there; `emoji: null` takes the reaction back. */
export type Act =
  | { type: "react"; message: string; emoji: string | null }
  | { type: "edit"; message: string; text: string }
  | { type: "unsend"; message: string };
