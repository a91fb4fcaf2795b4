import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: string;
};
type Play = (response: ServerResponse, asked: Asked, request: IncomingMessage) => void;

/** A provider on this machine that plays one part at a time and remembers what it was asked. */
export function startProvider() {
  const asked: Asked[] = [];
  let play: Play = (response) => response.writeHead(500).end();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://provider");
    const one: Asked = {
      method: request.method ?? "",
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    asked.push(one);
    play(response, one, request);
  });

  beforeAll(() => new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready)));
  beforeEach(() => {
    asked.length = 0;
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((ended) => server.close(ended));
  });

  return {
    asked,
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plays: (next: Play) => {
      play = next;
    },
    answers: (status: number, body: string, headers: Record<string, string> = {}) => {
      play = (response) =>
        response
          .writeHead(status, { "content-type": "application/json", ...headers })
          .end(body);
    },
  };
}

/** The origin of a port on which nobody listens. */
export async function nobodysUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((ended) => server.close(ended));
  return `http://127.0.0.1:${port}`;
}
