import { receiveWebhook } from "@/app/api/webhooks/receive-webhook";
import { isVerifyToken } from "@/lib/accounts/verify-token";

/** Meta's handshake when the callback URL is saved: the right verify token gets its challenge back. */
export function GET(request: Request): Response {
  const asked = new URL(request.url).searchParams;
  const challenge = asked.get("hub.challenge");
  const wants = asked.get("hub.mode") === "subscribe" && challenge !== null;
  if (!wants || !isVerifyToken(asked.get("hub.verify_token") ?? "")) {
    return new Response("Forbidden", { status: 403 });
  }
  return new Response(challenge, { headers: { "Content-Type": "text/plain" } });
}

/** Messages and all else of every connected account, up to 1,000 updates in a post. */
export const POST = (request: Request): Promise<Response> =>
  receiveWebhook("instagram", request, {
    maxBytes: 4 * 1024 * 1024,
    answer: () => new Response("EVENT_RECEIVED"),
  });
