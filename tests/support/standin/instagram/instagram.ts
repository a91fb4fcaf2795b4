import type { Answer, Provider, ProviderRequest } from "@/tests/support/standin/provider";
import { mediaHost, pictureHost, serveAsset, servePicture } from "./assets";
import { gone, refuse } from "./problems";
import { findRoute } from "./routes";
import type { InstagramAccount } from "./state";
import { authenticate } from "./tokens";
import type { InstagramWorld } from "./world";

/** Instagram's API, and the hosts of files and of pictures, which want no token. */
export const instagramProvider = (world: InstagramWorld): Provider => ({
  name: "instagram",
  hosts: ["graph.instagram.com", mediaHost, pictureHost],
  kindOf: (request) =>
    fileKinds[request.host] ?? findRoute(request)?.route.kind ?? "instagram.unknown",
  answer: (request) => {
    if (request.host === mediaHost) return serveAsset(world.state, request);
    return request.host === pictureHost ? servePicture() : answerApi(world, request);
  },
  refuse,
});

const fileKinds: Record<string, string> = {
  [mediaHost]: "instagram.media.bytes",
  [pictureHost]: "instagram.picture.bytes",
};

function answerApi(
  world: InstagramWorld,
  request: ProviderRequest,
): Answer | Promise<Answer> {
  const asker = authenticate(world, request);
  if (!asker.ok) return asker.refusal;
  const { account, token } = asker;
  const found = findRoute(request);
  if (!found || !isOwn(account, found.ids.account)) return gone();
  return found.route.answer({ world, account, token, request, ids: found.ids });
}

/** A token acts for its own account alone, by either of its ids. */
const isOwn = (account: InstagramAccount, named: string | undefined) =>
  named === undefined || ["me", account.id, account.appScopedId].includes(named);
