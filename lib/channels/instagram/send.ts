import type { Outbound, Sender, SendOutcome } from "../asked";
import { facts } from "./facts";
import { idOf } from "./json";
import { type Answer, missingPermission, request } from "./request";

/** Meta answers both of these when a reply comes too late. */
const windowClosed = new Set(["10/2534022", "10/2018278"]);

/**
 * Posts one Instagram message: a text of at most 1000 bytes, or one file. Never throws. Meta takes no idempotency
 * key, so only what is proven not to have reached it is anything but `unknown`.
 */
export async function send(sender: Sender, outbound: Outbound): Promise<SendOutcome> {
  // Meta would take the file and drop its text, or answer the same code to a text that is too long.
  const isBoth = outbound.attachment !== undefined && outbound.text !== "";
  if (isBoth || Buffer.byteLength(outbound.text) > facts.text.max)
    return { outcome: "refused", code: "100" };
  const answer = await request(sender, {
    path: `/${encodeURIComponent(sender.accountExternalId)}/messages`,
    post: messageOf(outbound),
  });
  return outcomeOf(answer, outbound);
}

function messageOf({ to, text, attachment, humanAgent }: Outbound) {
  const message = attachment
    ? {
        attachment: {
          type: mediaOf(attachment.contentType),
          payload: { url: attachment.url },
        },
      }
    : { text };
  const permission = humanAgent
    ? { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" }
    : {};
  return { recipient: { id: to.value }, message, ...permission };
}

function mediaOf(contentType: string): "image" | "video" | "audio" | "file" {
  const media = (["image", "video", "audio"] as const).find((type) =>
    contentType.startsWith(`${type}/`),
  );
  return media ?? "file";
}

function outcomeOf(answer: Answer, { humanAgent }: Outbound): SendOutcome {
  switch (answer.answer) {
    case "ok": {
      const externalId = idOf(answer.body.message_id);
      return externalId
        ? { outcome: "sent", externalId, status: "sent" }
        : { outcome: "unknown", code: null };
    }
    case "refused": {
      const { code } = answer;
      if (windowClosed.has(code)) return { outcome: "window-closed", code };
      // What is lacking may be the leave to answer so late, and nothing else.
      const isLacking = missingPermission.has(code) && !humanAgent;
      return { outcome: isLacking ? "not-permitted" : "refused", code };
    }
    case "unauthorised":
      return { outcome: "unauthorised", code: answer.code };
    case "rateLimited":
      return {
        outcome: "rate-limited",
        code: answer.code,
        retryAfterMs: answer.retryAfterMs,
      };
    case "unreachable":
      return { outcome: "unreachable" };
    case "silent":
      return { outcome: "unknown", code: answer.code };
  }
}
