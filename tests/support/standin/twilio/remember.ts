import type { PatientFile } from "@/tests/support/standin/patient-file";
import { newSid, userIdOf } from "./ids";
import { mediaOf, senderOf } from "./inbound";
import type { MessageStatus, TwilioMessage } from "./state";
import type { World } from "./world";

export type Remembered = {
  direction: "inbound" | "outbound";
  phone: string;
  profileName?: string | undefined;
  clinic: string;
  text: string;
  at: Date;
  sid?: string | undefined;
  media?: PatientFile[] | undefined;
  /** Of an outbound message; read where it is not given. */
  status?: Extract<
    MessageStatus,
    "sent" | "delivered" | "read" | "undelivered" | "failed"
  >;
  errorCode?: number | undefined;
};

/**
 * Puts a message of the past among what this Twilio knows, without a webhook: the 24-hour window, the phone and the
 * list then agree with sample dialogs that were loaded elsewhere. A known `sid` is left as it is.
 */
export function remember(world: World, past: Remembered): string {
  const known = past.sid && world.state.messages.get(past.sid);
  if (known) return known.sid;
  world.state.introduce(userIdOf(past.phone), past.phone);
  return world.state.add(messageOf(world, past)).sid;
}

function messageOf(world: World, past: Remembered): TwilioMessage {
  const isInbound = past.direction === "inbound";
  const [patient, clinic] = [`whatsapp:${past.phone}`, `whatsapp:${past.clinic}`];
  const at = past.at.toISOString();
  const media = (past.media ?? []).map(mediaOf);
  return {
    sid: past.sid ?? newSid(media.length > 0 ? "MM" : "SM"),
    accountSid: senderOf(world, past.clinic).accountSid,
    direction: isInbound ? "inbound" : "outbound-api",
    from: isInbound ? patient : clinic,
    to: isInbound ? clinic : patient,
    clinic: past.clinic,
    peer: past.phone,
    profileName: past.profileName ?? null,
    body: past.text,
    status: isInbound ? "received" : (past.status ?? "read"),
    errorCode: past.errorCode ?? null,
    createdAt: at,
    sentAt: at,
    updatedAt: at,
    ...nothingElse,
    numMedia: media.length,
    media,
  };
}

const nothingElse = {
  mediaUrls: [],
  location: null,
  contentSid: null,
  statusCallback: null,
  params: null,
  webhook: null,
};
