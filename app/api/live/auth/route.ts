import { statesAtMost } from "@/app/api/body";
import { currentStaff } from "@/lib/auth/current-staff";
import { isSameOrigin } from "@/lib/auth/same-origin";
import { formType, sentType } from "@/lib/auth/sent-type";
import { authorise } from "@/lib/live/authorise";
import { signSubscription } from "@/lib/live/sign-subscription";
import { log } from "@/lib/log";

const longestFormBytes = 1_000;

/**
 * Says whether the asking member's socket may hear a channel: `socket_id` and `channel_name` as a form. Sockets come
 * back by themselves, so being asked here does not count as somebody being there. Every refusal looks the same.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const signed = isOurs(request) ? await signedFor(request) : null;
    return signed ? answer(200, signed) : answer(403, { reason: "notAllowed" });
  } catch (fault) {
    log("error", "request failed", { route: "/api/live/auth" }, fault);
    return answer(503, { reason: "unavailable" });
  }
}

async function signedFor(request: Request) {
  const form = new URLSearchParams(await request.text());
  const subscription = authorise(await currentStaff(), form);
  return subscription && signSubscription(subscription);
}

const isOurs = (request: Request): boolean =>
  sentType(request.headers) === formType &&
  statesAtMost(request, longestFormBytes) &&
  isSameOrigin(request.headers);

const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
