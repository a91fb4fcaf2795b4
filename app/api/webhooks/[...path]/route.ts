import { receiveWebhook } from "@/app/api/webhooks/receive-webhook";
import { isVerifyToken } from "@/lib/accounts/webhooks/verify-token";
import { channelAt } from "@/lib/channels";

/** The handshake of a provider that checks an address before it posts there: the right token gets its answer back. */
export function GET(request: Request): Response {
  const { pathname, searchParams } = new URL(request.url);
  const channel = channelAt(pathname);
  if (!channel) return new Response("Not found", { status: 404 });
  if (!channel.handshake) {
    return new Response("Method not allowed", {
      status: 405,
      headers: { Allow: "POST" },
    });
  }
  const shaken = channel.handshake(searchParams);
  if (!shaken || !isVerifyToken(shaken.token)) {
    return new Response("Forbidden", { status: 403 });
  }
  return new Response(shaken.answer, { headers: { "Content-Type": "text/plain" } });
}

/** What providers post, of every channel: the address says whose it is. */
export async function POST(request: Request): Promise<Response> {
  const channel = channelAt(new URL(request.url).pathname);
  if (!channel) return new Response("Not found", { status: 404 });
  return receiveWebhook(channel, request);
}
