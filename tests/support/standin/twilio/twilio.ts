import type { Answer, Provider, ProviderRequest } from "@/tests/support/standin/provider";
import { mediaHost, serveMedia } from "./media-api";
import { notFound, refuse, unauthenticated } from "./problems";
import { findRoute } from "./routes";
import type { TwilioAccount } from "./state";
import type { World } from "./world";

/** Twilio's three APIs and the host of its files. */
export const twilioProvider = (world: World): Provider => ({
  name: "twilio",
  hosts: ["api.twilio.com", "messaging.twilio.com", "content.twilio.com", mediaHost],
  kindOf: (request) =>
    request.host === mediaHost
      ? "twilio.media.bytes"
      : (findRoute(request)?.route.kind ?? "twilio.unknown"),
  answer: (request) =>
    request.host === mediaHost
      ? serveMedia(world.state, request.path)
      : answerApi(world, request),
  refuse,
});

function answerApi(world: World, request: ProviderRequest): Answer | Promise<Answer> {
  const account = authenticate(world, request.authorization);
  if (!account) return unauthenticated();
  const found = findRoute(request);
  if (!found) return notFound(request.path);
  const named = found.ids.account;
  if (named && named !== account.accountSid) return unauthenticated();
  return found.route.answer({ world, account, request, ids: found.ids });
}

function authenticate(
  { state }: World,
  authorization: string | null,
): TwilioAccount | null {
  const [, encoded = ""] = /^Basic (.+)$/i.exec(authorization ?? "") ?? [];
  const [name = "", ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const account = state.accounts.get(name);
  return account && rest.join(":") === account.authToken ? account : null;
}
