import type { Consent, InboundAttachment, MessageEvent } from "../events";
import { nameIn } from "../name-in";
import type { Identity, MessageDetails, MessageKind } from "../types";
import { isVisible } from "../visible";
import { identityOf } from "./addresses";
import { readAttachments } from "./attachments";
import { readDetails } from "./details";
import { type Form, textOf } from "./form";
import { messageIdOf } from "./parse-status";

type Content = {
  text: string;
  details: MessageDetails;
  attachments: InboundAttachment[];
};
type Read = Content & Omit<MessageEvent, keyof Content | "accountExternalId" | "payload">;

/** A message from a patient; or the reason why it is not understood. Twilio's webhook carries no time. */
export function readMessage(form: Form): Read | "noId" | "noSender" {
  const externalId = messageIdOf(form);
  if (!externalId) return "noId";
  const identities = identitiesOf(form);
  if (identities.length === 0) return "noSender";
  const content = { ...readAttachments(form), details: readDetails(form) };
  const kind = kindOf(form, content);
  const details =
    kind === "unsupported" ? { ...content.details, ...missedOf(form) } : content.details;
  return {
    type: "message",
    direction: "inbound",
    eventKey: `message:${externalId}`,
    externalId,
    peer: { identities, name: nameIn(textOf(form, "ProfileName")), handle: null },
    at: null,
    ...content,
    kind,
    details,
    replyToExternalId: textOf(form, "OriginalRepliedMessageSid") || null,
    ...consentIn(textOf(form, "OptOutType") || content.text),
  };
}

/**
 * Twilio says what a keyword meant where it was asked to (Advanced Opt-Out); elsewhere it stops as well and says
 * nothing, so the bare word counts: twilio.com/docs/messaging/tutorials/advanced-opt-out. Words such as CANCEL stop
 * only where Twilio says so: alone, a patient means an appointment.
 */
export function consentIn(text: string): { consent?: Consent } {
  const word = text.trim().toUpperCase();
  if (stopWords.includes(word)) return { consent: "stopped" };
  return startWords.includes(word) ? { consent: "started" } : {};
}

const stopWords = ["STOP", "STOPALL", "UNSUBSCRIBE"];
const startWords = ["START", "UNSTOP"];

/** The user id outranks the phone, and stands alone where the person hides the phone. */
function identitiesOf(form: Form): Identity[] {
  const from = identityOf(textOf(form, "From"));
  if (!from) return [];
  const user = identityOf(textOf(form, "ExternalUserId"));
  return user?.kind === "userId" && user.value !== from.value ? [user, from] : [from];
}

/** Twilio's `MessageType` is a hint only; what is there to be shown decides, and nothing is a kind of its own. */
function kindOf(form: Form, { text, details, attachments }: Content): MessageKind {
  if (textOf(form, "MessageType") === "unsupported") return "unsupported";
  const [file] = attachments;
  if (file) return file.kind;
  if (details.location) return "location";
  if (details.button) return "buttonReply";
  return isVisible(text) ? "text" : "unsupported";
}

function missedOf(form: Form): MessageDetails {
  const word = textOf(form, "MessageType");
  return word ? { unsupported: word } : {};
}
