import { after } from "next/server";
import { readBody } from "@/app/api/body";
import { UnsealError } from "@/lib/accounts/secrets/seal";
import type { ChannelAdapter } from "@/lib/channels/channel";
import { receive } from "@/lib/dialogs/receive/receive";
import { appUrl } from "@/lib/env";
import { log } from "@/lib/log";
import { isOutage } from "@/lib/outage";

/**
 * The door of every provider: reads the raw body once, up to a size, has it verified and kept, and answers. Screens
 * are told after the answer. Only a database that is away makes it a 5xx: then the provider must come again.
 */
export async function receiveWebhook(
  { channel, facts }: ChannelAdapter,
  request: Request,
): Promise<Response> {
  const { maxBytes, answer } = facts.webhook;
  const body = await readBody(request, maxBytes);
  if (body instanceof Response) return body;
  try {
    const received = await receive(channel, {
      url: publicUrl(request),
      body,
      header: (name) => request.headers.get(name),
    });
    if (!received.ok) return refuse(received.reason);
    after(received.tell);
    return new Response(answer.body, { headers: { "Content-Type": answer.type } });
  } catch (fault) {
    log("error", "webhook.failed", { kind: channel }, fault);
    // Our own key ring can't open the account's secret: nobody can say yet whether this is forged.
    const isOurs = isOutage(fault) || fault instanceof UnsealError;
    const status = isOurs ? 503 : 500;
    return new Response("Try again", { status, headers: { "Retry-After": "5" } });
  }
}

/** Signatures cover the URL that the provider was given: the configured one, never what a proxy made of it. */
function publicUrl(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `${appUrl()}${pathname}${search}`;
}

const refuse = (reason: "forged" | "malformed") =>
  reason === "forged"
    ? new Response("Forbidden", { status: 403 })
    : new Response("Bad request", { status: 400 });
