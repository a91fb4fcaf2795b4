/** One of the clinic's numbers that a patient can write to; `shown` is the number for people. */
export type ClinicNumber = { number: string; shown: string; name: string };

/** Who one is on the phone. */
export type Person = { phone: string; shown: string; name: string };

export const attachments = ["photo", "voice", "letter", "place"] as const;
export type Attachment = (typeof attachments)[number];

/** How a patient's message fared at the clinic's webhook; `status` is null where no answer came, or none was asked. */
export type WebhookResult = { status: number | null; tookMs: number; tries: number };

/** A message as the phone shows it; `at` is an ISO string. */
export type PhoneMessage = {
  sid: string;
  from: "patient" | "clinic";
  text: string;
  at: string;
  status: string;
  errorCode: number | null;
  media: { sid: string; contentType: string; fileName: string | null }[];
  location: { latitude: number; longitude: number; label?: string | undefined } | null;
  webhook: WebhookResult | null;
  isOnItsWay: boolean;
};

export type Draft = { text: string; attachment: Attachment | null };
