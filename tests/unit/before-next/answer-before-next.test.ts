import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Answering,
  answerBeforeNext,
  type Door,
} from "@/lib/before-next/answer-before-next";

const servers: Server[] = [];

/** A server that answers everything itself, as Next's does. */
async function listening() {
  const server = createServer((_, response) => response.end("Next"));
  servers.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${port}${path}`, init);
  return { port, ask };
}

async function textOf(request: IncomingMessage) {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

const beneathApi = (answer: Answering): Door[] => [
  { isFor: ({ url }) => url?.startsWith("/api/") ?? false, open: async () => answer },
];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test("a door answers what is asked beneath its path, from the first request on, and Next all else", async () => {
  const { port, ask } = await listening();
  const open = jest.fn(
    async () => async (request: IncomingMessage, response: ServerResponse) => {
      response.end(`${request.method} ${request.url} ${await textOf(request)}`);
    },
  );
  answerBeforeNext(port, [
    { isFor: ({ url }) => url?.startsWith("/api/webhooks/a") ?? false, open },
  ]);
  const post = () => ask("/api/webhooks/a?b=%20c", { method: "POST", body: "words" });
  expect(await (await post()).text()).toBe("POST /api/webhooks/a?b=%20c words");
  expect(await (await ask("/api/webhooks")).text()).toBe("Next");
  expect(await (await ask("/api/webhooks/%ff")).text()).toBe("Next");
  expect(await (await ask("/dialogs?from=/api/webhooks/")).text()).toBe("Next");
  expect(await (await post()).text()).toBe("POST /api/webhooks/a?b=%20c words");
  expect(open).toHaveBeenCalledTimes(1);
});

test("what it answers carries the headers that Next gives every answer", async () => {
  const { port, ask } = await listening();
  answerBeforeNext(
    port,
    beneathApi(async (_, response) => {
      response.end();
    }),
  );
  const { headers } = await ask("/api/x");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
  expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
});

test("another server of the process, as the built-in live server, is left alone", async () => {
  const live = await listening();
  const next = await listening();
  answerBeforeNext(
    next.port,
    beneathApi(async (_, response) => {
      response.end("door");
    }),
  );
  expect(await (await live.ask("/api/x")).text()).toBe("Next");
  expect(await (await next.ask("/api/x")).text()).toBe("door");
  expect(await (await live.ask("/api/x")).text()).toBe("Next");
});

test("a door that fails is answered for, without words, and the server goes on", async () => {
  const { port, ask } = await listening();
  answerBeforeNext(
    port,
    beneathApi(async () => {
      throw new Error("what a patient wrote");
    }),
  );
  const answer = await ask("/api/x");
  expect(answer.status).toBe(500);
  expect(await answer.text()).toBe("Internal Server Error");
  expect(await (await ask("/")).text()).toBe("Next");
});
