import type { PatientFile } from "@/tests/support/standin/patient-file";
import { inFlight } from "@/tests/support/standin/surroundings";
import { untried, type WebhookResult } from "@/tests/support/standin/webhook-result";
import { newSid, userIdOf } from "./ids";
import { inboundParams } from "./inbound-params";
import { postWebhook } from "./sign";
import type { Location, TwilioMedia, TwilioMessage, TwilioSender } from "./state";
import { inboundUrl } from "./webhook-urls";
import type { World } from "./world";

/**
 * Who writes: by phone (the user id follows from it unless one is given), or by user id alone, as someone does who
 * hides the phone. `userId: null` is an older delivery without one.
 */
export type Patient = {
  phone?: string | undefined;
  userId?: string | null | undefined;
  profileName?: string | undefined;
};

export type PatientMessage = {
  from: Patient;
  /** The clinic's number: `+447700900100`. */
  to: string;
  text?: string | undefined;
  media?: PatientFile[] | undefined;
  location?: Location | undefined;
  /** The id of the clinic's message that this one quotes. */
  replyTo?: string | undefined;
  /** Further parameters: `Forwarded`, `ButtonText`, anything of tomorrow's. */
  extra?: Record<string, string> | undefined;
  /** False where the webhook is lost: the message exists at Twilio alone. */
  deliver?: boolean | undefined;
  at?: Date | undefined;
};

export type Written = {
  sid: string;
  params: Record<string, string>;
  webhook: WebhookResult;
};

/** A patient writes: the message is kept, signed and posted to the number's webhook. */
export async function write(world: World, message: PatientMessage): Promise<Written> {
  const sender = senderOf(world, message.to);
  const kept = keep(world, { sender, message });
  noteWishes(world, kept);
  const webhook = await deliver(world, { kept, isLost: message.deliver === false });
  return { sid: kept.sid, params: kept.params ?? {}, webhook };
}

/** Posts a patient's message once more, word for word. */
export async function redeliver(world: World, sid: string): Promise<WebhookResult> {
  const kept = world.state.messages.get(sid);
  if (!kept?.params) throw new Error(`No patient's message ${sid}.`);
  return deliver(world, { kept, isLost: false });
}

/** The clinic's number as an account has it. */
export function senderOf({ state }: World, number: string): TwilioSender {
  const sender = state.senders.get(number);
  if (!sender) throw new Error(`No WhatsApp sender ${number}.`);
  return sender;
}

type Delivery = { kept: TwilioMessage; isLost: boolean };

async function deliver(world: World, { kept, isLost }: Delivery): Promise<WebhookResult> {
  const url = inboundUrl(world, senderOf(world, kept.clinic));
  const result =
    url && !isLost
      ? await post(world, kept, url)
      : untried(isLost ? "LOST" : "NO_WEBHOOK");
  kept.webhook = result;
  world.state.changed();
  return result;
}

async function post(
  world: World,
  { accountSid, params }: TwilioMessage,
  url: string,
): Promise<WebhookResult> {
  const webhook = { accountSid, url, params: params ?? {} };
  const { status, tookMs, tries, error } = await inFlight(
    world,
    postWebhook(world, webhook),
  );
  return { status, tookMs, tries, error };
}

function keep(
  world: World,
  { sender, message }: { sender: TwilioSender; message: PatientMessage },
): TwilioMessage {
  const { from, to, text = "", location = null } = message;
  const media = (message.media ?? []).map(mediaOf);
  const at = (message.at ?? world.now()).toISOString();
  const address = `whatsapp:${from.phone ?? from.userId}`;
  const sid = newSid(media.length > 0 ? "MM" : "SM");
  const kept: TwilioMessage = {
    sid,
    accountSid: sender.accountSid,
    direction: "inbound",
    from: address,
    to: `whatsapp:${to}`,
    clinic: to,
    peer: introduce(world, from),
    profileName: from.profileName ?? null,
    body: text || (media.length === 1 && documentName(media)) || "",
    status: "received",
    errorCode: null,
    createdAt: at,
    sentAt: at,
    updatedAt: at,
    numMedia: media.length,
    mediaUrls: [],
    media,
    location,
    contentSid: null,
    statusCallback: null,
    params: null,
    webhook: null,
  };
  kept.params = inboundParams(kept, message);
  return world.state.add(kept);
}

/** Learns which phone a user id belongs to, and answers the person's one name. */
function introduce({ state }: World, { phone, userId }: Patient): string {
  const id = userId ?? (phone && userId !== null ? userIdOf(phone) : null);
  if (phone && id) state.introduce(id, phone);
  return phone ?? state.phoneOfUserId.get(id ?? "") ?? id ?? "";
}

/** WhatsApp sends a document's name as its words. */
const documentName = ([first]: TwilioMedia[]) =>
  first?.contentType.startsWith("application/") ? first.fileName : null;

/** A file as it is kept beside its message. */
export const mediaOf = ({
  contentType,
  content,
  fileName,
}: PatientFile): TwilioMedia => ({
  sid: newSid("ME"),
  contentType,
  fileName: fileName ?? null,
  base64: content.toString("base64"),
});

/** STOP and START decide whether the clinic may write to this person. */
function noteWishes({ state }: World, { clinic, peer, params }: TwilioMessage) {
  if (params?.OptOutType === "STOP") state.optedOut.add(`${clinic}|${peer}`);
  if (params?.OptOutType === "START") state.optedOut.delete(`${clinic}|${peer}`);
}
