import type { WebhookResult } from "@/tests/support/standin/webhook-result";

export type AccountStatus = "active" | "suspended" | "closed";

export type TwilioAccount = {
  accountSid: string;
  authToken: string;
  friendlyName: string;
  status: AccountStatus;
  type?: "Trial" | "Full";
  createdAt: string;
};

export type SenderStatus =
  | "ONLINE"
  | "ONLINE:UPDATING"
  | "OFFLINE"
  | "PENDING_VERIFICATION";

/** A WhatsApp number of the clinic's. A webhook of `app` is the product's own address, wherever it is now. */
export type TwilioSender = {
  sid: string;
  accountSid: string;
  number: string;
  name: string;
  status: SenderStatus;
  callbackUrl: string | null;
  statusCallbackUrl: string | null;
};

export type TwilioMedia = {
  sid: string;
  contentType: string;
  fileName: string | null;
  base64: string;
};

export type Location = {
  latitude: number;
  longitude: number;
  label?: string | undefined;
  address?: string | undefined;
};

export type MessageStatus =
  | "received"
  | "queued"
  | "sent"
  | "delivered"
  | "read"
  | "undelivered"
  | "failed";

export type TwilioMessage = {
  sid: string;
  accountSid: string;
  direction: "inbound" | "outbound-api";
  from: string;
  to: string;
  /** The clinic's number and the person at the other end, whichever of their addresses was used. */
  clinic: string;
  peer: string;
  profileName: string | null;
  body: string;
  status: MessageStatus;
  errorCode: number | null;
  createdAt: string;
  sentAt: string | null;
  updatedAt: string;
  numMedia: number;
  mediaUrls: string[];
  media: TwilioMedia[];
  location: Location | null;
  contentSid: string | null;
  /** The button of a template, as the patient has it: its words and where it leads. */
  button?: string | null;
  statusCallback: string | null;
  params: Record<string, string> | null;
  webhook: WebhookResult | null;
};

export type SavedTwilio = {
  accounts: TwilioAccount[];
  senders: TwilioSender[];
  messages: TwilioMessage[];
  optedOut: string[];
  phoneOfUserId: [string, string][];
};

export type TwilioState = ReturnType<typeof openTwilioState>;

/** Everything that this Twilio knows. `changed` is told of every change. */
export function openTwilioState(saved: SavedTwilio | null, changed: () => void) {
  const accounts = new Map(saved?.accounts.map((one) => [one.accountSid, one]));
  const senders = new Map(saved?.senders.map((one) => [one.number, one]));
  const messages = new Map(saved?.messages.map((one) => [one.sid, one]));
  const optedOut = new Set(saved?.optedOut);
  const phoneOfUserId = new Map(saved?.phoneOfUserId);
  const lastInbound = new Map<string, string>();
  for (const message of messages.values()) noteInbound(lastInbound, message);
  return {
    accounts,
    senders,
    messages,
    optedOut,
    phoneOfUserId,
    changed,
    add(message: TwilioMessage) {
      messages.set(message.sid, message);
      noteInbound(lastInbound, message);
      changed();
      return message;
    },
    /** Learns whose phone a user id is; what was said before belongs to the phone from now on. */
    introduce(userId: string, phone: string) {
      if (phoneOfUserId.get(userId) === phone) return;
      phoneOfUserId.set(userId, phone);
      for (const message of messages.values()) {
        if (message.peer !== userId) continue;
        message.peer = phone;
        noteInbound(lastInbound, message);
      }
    },
    lastInboundAt: (clinic: string, peer: string) => lastInbound.get(`${clinic}|${peer}`),
    saved: (): SavedTwilio => ({
      accounts: [...accounts.values()],
      senders: [...senders.values()],
      messages: [...messages.values()],
      optedOut: [...optedOut],
      phoneOfUserId: [...phoneOfUserId],
    }),
  };
}

/** The one name of the person behind an address: their phone where it is known, else their user id. */
export function peerOf(
  state: Pick<TwilioState, "phoneOfUserId">,
  address: string,
): string {
  const value = address.replace(/^whatsapp:/, "");
  return state.phoneOfUserId.get(value) ?? value;
}

function noteInbound(lastInbound: Map<string, string>, message: TwilioMessage) {
  if (message.direction !== "inbound") return;
  const key = `${message.clinic}|${message.peer}`;
  const known = lastInbound.get(key) ?? "";
  if (message.createdAt > known) lastInbound.set(key, message.createdAt);
}
