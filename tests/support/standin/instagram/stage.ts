import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Sender } from "@/lib/channels/asked";
import type { ChannelEvent, RawDelivery } from "@/lib/channels/events";
import { instagram } from "@/lib/channels/instagram";
import manifest from "@/tests/support/samples/deliveries/MANIFEST.json";
import { readSample } from "@/tests/support/standin/samples";
import { appUrl, type Stage, setStage } from "@/tests/support/standin/stage";
import type { Standin } from "@/tests/support/standin/standin";

/** A webhook as it reached the clinic, to the byte. */
type Post = { body: Buffer; headers: Record<string, string | undefined> };

export const { appSecret, verifyToken } = manifest.world.instagram;

export const dental = {
  id: manifest.world.instagram.accounts.A,
  appScopedId: "24361577713465329",
  username: "northgate.dental",
  name: "Northgate Dental",
  token: "IGAAdentalZDZD",
};
export const kids = {
  id: manifest.world.instagram.accounts.B,
  appScopedId: "24361577713465330",
  username: "northgate.kids",
  name: "Northgate Kids",
  token: "IGAAkidsZDZD",
};
export const sam = { username: "sam.rivera", name: "Sam Rivera" };

/** The stage of a test, and what reached its clinic. */
export type InstagramStage = Stage & {
  posts: Post[];
  /** What the clinic answers the next posts with; 200 after them. */
  statuses: number[];
};

/** A new stand-in with two accounts, and a new little clinic, for each test of a file. */
export const setInstagramStage = (): InstagramStage =>
  setStage({
    options: { instagram: { appSecret, retriesMs: [0, 0] } },
    begin: () => ({ posts: [] as Post[], statuses: [] as number[] }),
    furnish: addAccounts,
    openClinic,
  });

/** The clinic acting for one of its accounts, led to the stand-in. */
export const senderOf = (
  { standin }: InstagramStage,
  { id, token }: { id: string; token: string } = dental,
): Sender => ({
  accountExternalId: id,
  credentialExternalId: id,
  secret: token,
  standinUrl: standin.url,
});

function addAccounts(standin: Standin) {
  standin.addInstagramAccount(dental);
  standin.addInstagramAccount(kids);
}

/** What the product's own adapter reads in the posts, in order. */
export const events = ({ posts }: InstagramStage): ChannelEvent[] =>
  posts.flatMap((post) => {
    const opened = instagram.open(rawOf(post), [appSecret]);
    if (!opened.ok) throw new Error(`The post is ${opened.reason}.`);
    return opened.events;
  });

const rawOf = ({ body, headers }: Post): RawDelivery => ({
  url: `${appUrl}/api/webhooks/instagram`,
  body,
  header: (name) => headers[name] ?? null,
});

const letter = readSample("letter");

/** The clinic's side: keeps every post, shakes hands, and has a file to send. */
async function openClinic(stage: InstagramStage): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = request.method === "GET" ? give : take;
    answer(stage, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

async function give(
  _: InstagramStage,
  { url = "" }: IncomingMessage,
  response: ServerResponse,
) {
  const { pathname, searchParams } = new URL(url, appUrl);
  if (pathname === "/letter.pdf")
    return response
      .writeHead(200, { "content-type": letter.contentType })
      .end(letter.content);
  const isVerified = searchParams.get("hub.verify_token") === verifyToken;
  response.writeHead(isVerified ? 200 : 403).end(searchParams.get("hub.challenge"));
}

async function take(
  stage: InstagramStage,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = request.headers as Post["headers"];
  stage.posts.push({ body: Buffer.concat(chunks), headers });
  response.writeHead(stage.statuses.shift() ?? 200).end();
}
