import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";

type Sent = { name: string; attributes: { key: string }[]; status: { code?: number } };

let collector: Server;
const posts: { url: string | undefined; body: string }[] = [];

beforeAll(async () => {
  collector = createServer(async (request, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    posts.push({ url: request.url, body: Buffer.concat(chunks).toString() });
    answer.end("{}");
  });
  await new Promise<void>((listening) => collector.listen(0, "127.0.0.1", listening));
});

afterAll(() => {
  collector.closeAllConnections();
  collector.close();
});

beforeEach(() => {
  posts.length = 0;
});

const saySpans = async (endpoint: string) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "tests/support/say-spans.ts"],
    { env: { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } },
  );
  return stdout;
};

const here = () => `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;

const spansIn = (body: string): Sent[] =>
  JSON.parse(body).resourceSpans.flatMap((each: { scopeSpans: { spans: Sent[] }[] }) =>
    each.scopeSpans.flatMap(({ spans }) => spans),
  );

test("a collector hears routes, ids and codes, and never a name, an address or a token", async () => {
  expect(await saySpans(here())).toBe("on");
  expect(posts.map(({ url }) => url)).toEqual(["/v1/traces"]);
  const body = posts[0]?.body ?? "";
  const named = new Map(spansIn(body).map((span) => [span.name, span]));
  expect([...named.keys()]).toEqual([
    "GET /api/dialogs/search",
    "AppRender.fetch GET graph.instagram.com",
    "message.post",
    "webhook.receive",
  ]);
  expect(named.get("message.post")?.attributes).toMatchObject([
    { key: "dialogs.outboxId" },
    { key: "dialogs.accountId" },
  ]);
  expect(named.get("webhook.receive")?.status).toEqual({ code: 2 });
  expect(body).toContain('"service.name"');
  expect(body).not.toMatch(/Maria|q=|IGAAsecret|access_token/);
});

test("nothing is measured or sent where no collector is named", async () => {
  expect(await saySpans("")).toBe("off");
  expect(posts).toEqual([]);
});
