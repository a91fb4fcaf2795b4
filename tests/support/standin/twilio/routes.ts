import type { ProviderRequest } from "@/tests/support/standin/provider";
import { fetchAccount } from "./account-api";
import type { Answering } from "./call";
import { listContents } from "./content-api";
import { createMessage } from "./create-message";
import { fetchMedia, listMedia, redirectToMedia } from "./media-api";
import { fetchMessage, listMessages } from "./message-list";
import { fetchSender, listSenders, updateSender } from "./senders-api";

type Route = {
  kind: string;
  method: "GET" | "POST";
  host: string;
  path: RegExp;
  answer: Answering;
};

const [api, messaging, content] = [
  "api.twilio.com",
  "messaging.twilio.com",
  "content.twilio.com",
];
const account = "/2010-04-01/Accounts/(?<account>AC[0-9a-f]{32})";
const message = `${account}/Messages/(?<message>[SM]M[0-9a-f]{32})`;
const media = `${message}/Media/(?<media>ME[0-9a-f]{32})`;
const senders = "/v2/Channels/Senders";

const route = (
  kind: string,
  [method, host, path]: [Route["method"], string, string],
  answer: Answering,
): Route => ({
  kind: `twilio.${kind}`,
  method,
  host,
  path: new RegExp(`^${path}$`),
  answer,
});

/** Everything that this Twilio answers, by the names that faults use. */
const routes: Route[] = [
  route("account.fetch", ["GET", api, `${account}\\.json`], fetchAccount),
  route("messages.create", ["POST", api, `${account}/Messages\\.json`], createMessage),
  route("messages.list", ["GET", api, `${account}/Messages\\.json`], listMessages),
  route("messages.fetch", ["GET", api, `${message}\\.json`], fetchMessage),
  route("media.list", ["GET", api, `${message}/Media\\.json`], listMedia),
  route("media.redirect", ["GET", api, media], redirectToMedia),
  route("media.fetch", ["GET", api, `${media}\\.json`], fetchMedia),
  route("senders.list", ["GET", messaging, senders], listSenders),
  route(
    "senders.fetch",
    ["GET", messaging, `${senders}/(?<sender>XE[0-9a-f]{32})`],
    fetchSender,
  ),
  route(
    "senders.update",
    ["POST", messaging, `${senders}/(?<sender>XE[0-9a-f]{32})`],
    updateSender,
  ),
  route("contents.list", ["GET", content, "/v1/ContentAndApprovals"], listContents),
];

export type Found = { route: Route; ids: Record<string, string> };

/** The route that answers a request, with the ids in its path. */
export function findRoute({ method, host, path }: ProviderRequest): Found | null {
  for (const one of routes) {
    const match = one.method === method && one.host === host && one.path.exec(path);
    if (match) return { route: one, ids: { ...match.groups } };
  }
  return null;
}
