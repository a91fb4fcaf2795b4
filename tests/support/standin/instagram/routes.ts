import type { ProviderRequest } from "@/tests/support/standin/provider";
import { fetchAccount } from "./account-api";
import { uploadAttachment } from "./attachments-api";
import type { Answering } from "./call";
import { listConversations } from "./conversations-api";
import { createMessage } from "./create-message";
import { fetchProfile } from "./profile-api";
import { listSubscriptions, subscribe, unsubscribe } from "./subscriptions-api";
import { refreshToken } from "./token-api";

type Route = {
  kind: string;
  method: "GET" | "POST" | "DELETE";
  path: RegExp;
  answer: Answering;
};

const account = "/(?<account>me|\\d+)";

const route = (
  kind: string,
  [method, path]: [Route["method"], string],
  answer: Answering,
): Route => ({
  kind: `instagram.${kind}`,
  method,
  // The version may be left out.
  path: new RegExp(`^(?:/v\\d+\\.\\d+)?${path}$`),
  answer,
});

/** Everything that this Instagram answers, by the names that faults use. */
const routes: Route[] = [
  route("me", ["GET", "/me"], fetchAccount),
  route("profile", ["GET", "/(?<id>\\d+)"], fetchProfile),
  route("messages.create", ["POST", `${account}/messages`], createMessage),
  route(
    "attachments.create",
    ["POST", `${account}/message_attachments`],
    uploadAttachment,
  ),
  route("conversations", ["GET", `${account}/conversations`], listConversations),
  route("subscriptions.create", ["POST", `${account}/subscribed_apps`], subscribe),
  route("subscriptions.list", ["GET", `${account}/subscribed_apps`], listSubscriptions),
  route("subscriptions.delete", ["DELETE", `${account}/subscribed_apps`], unsubscribe),
  route("token.refresh", ["GET", "/refresh_access_token"], refreshToken),
];

export type Found = { route: Route; ids: Record<string, string> };

/** The route that answers a request, with the ids in its path. */
export function findRoute({ method, path }: ProviderRequest): Found | null {
  for (const one of routes) {
    const match = one.method === method && one.path.exec(path);
    if (match) return { route: one, ids: { ...match.groups } };
  }
  return null;
}
