import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import webhook from "@/pages/api/webhooks/[...path]";

/** Asks the door of the providers as Next would: nothing of a body is taken before it is read. */
export function atDoor(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const body = request.body
    ? Readable.fromWeb(request.body as never, { highWaterMark: 0 })
    : Readable.from([]);
  const incoming = Object.assign(body, {
    method: request.method,
    url: `${pathname}${search}`,
    headers: Object.fromEntries(request.headers),
  });
  return new Promise((resolve, reject) => {
    const headers = new Headers();
    const response = {
      statusCode: 200,
      setHeader: (name: string, value: string) => headers.set(name, value),
      end(text: string) {
        resolve(new Response(text, { status: response.statusCode, headers }));
        if (headers.get("connection") === "close") incoming.destroy();
      },
    };
    const answering = webhook(
      incoming as unknown as IncomingMessage,
      response as unknown as ServerResponse,
    );
    answering.catch(reject);
  });
}
