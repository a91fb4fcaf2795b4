import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { NextRequest } from "next/server";
import { appUrl } from "@/lib/env";
import type { Door } from "./answer-before-next";

/** A route's file: its handler has its guard with it. */
type Route = {
  GET(
    request: NextRequest,
    context: { params: Promise<Record<string, never>> },
  ): Promise<Response>;
};

/** A route that is read (GET) at one address, however it is narrowed, as a door that needs no Next. */
export function routeDoor(address: string, load: () => Promise<Route>): Door {
  return {
    isFor: ({ method, url }) => method === "GET" && url?.split("?", 1)[0] === address,
    async open() {
      const { GET } = await load();
      return async (request, response) => {
        const answer = await GET(asNextHasIt(request), { params: Promise.resolve({}) });
        await send(answer, request, response);
      };
    },
  };
}

/** The same request in Next's own form, which routes and their guard read. */
function asNextHasIt({ url = "/", headers }: IncomingMessage): NextRequest {
  const all = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return new NextRequest(new URL(url, appUrl()), { headers: all });
}

const gzipped = promisify(gzip);

/** What is shorter is sent as it is, as Next does. */
const leastBytes = 1024;

async function send(
  answer: Response,
  { headers }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.statusCode = answer.status;
  response.setHeaders(answer.headers);
  response.setHeader("Vary", "Accept-Encoding");
  const body = Buffer.from(await answer.arrayBuffer());
  if (body.byteLength < leastBytes || !takesGzip(headers)) {
    response.end(body);
    return;
  }
  response.setHeader("Content-Encoding", "gzip");
  response.end(await gzipped(body));
}

const takesGzip = (headers: IncomingMessage["headers"]): boolean =>
  /(^|[,\s])gzip\s*(;(?!\s*q=0(\.0*)?\s*(,|$))|,|$)/i.test(
    String(headers["accept-encoding"]),
  );
