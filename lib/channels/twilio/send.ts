import type { Outbound, Sender, SendOutcome } from "../asked";
import { addressOf } from "./addresses";
import { clientOf, type Fault, faultOf } from "./client";
import { statusOf } from "./statuses";

/**
 * Posts one WhatsApp message: a text, or one file with its caption. Never throws. Twilio takes no idempotency key, so
 * only what is proven not to have reached it is anything but `unknown`.
 */
export async function send(sender: Sender, outbound: Outbound): Promise<SendOutcome> {
  const client = clientOf(sender);
  if (!client) return { outcome: "unauthorised", code: "20003" };
  try {
    const { sid, status } = await client.messages.create(requestOf(sender, outbound));
    if (!sid) return { outcome: "unknown", code: null };
    return { outcome: "sent", externalId: sid, status: statusOf(status) ?? "queued" };
  } catch (error) {
    return outcomeOf(faultOf(error));
  }
}

function requestOf(sender: Sender, outbound: Outbound) {
  const { to, text, attachment, template, statusUrl } = outbound;
  return {
    to: addressOf(to.value),
    from: addressOf(sender.accountExternalId),
    ...(template ? contentOf(template) : {}),
    ...(text && !template ? { body: text } : {}),
    ...(attachment ? { mediaUrl: [attachment.url] } : {}),
    ...(statusUrl ? { statusCallback: statusUrl } : {}),
  };
}

const contentOf = ({ externalId, values }: NonNullable<Outbound["template"]>) => ({
  contentSid: externalId,
  contentVariables: JSON.stringify(values),
});

function outcomeOf(fault: Fault): SendOutcome {
  switch (fault.fault) {
    case "refused":
      return {
        outcome: fault.code === "63016" ? "window-closed" : "refused",
        code: fault.code,
      };
    case "unauthorised":
      return { outcome: "unauthorised", code: fault.code };
    case "rateLimited":
      return {
        outcome: "rate-limited",
        code: fault.code,
        retryAfterMs: fault.retryAfterMs,
      };
    case "unreachable":
      return { outcome: "unreachable" };
    case "silent":
      return { outcome: "unknown", code: fault.code };
  }
}
