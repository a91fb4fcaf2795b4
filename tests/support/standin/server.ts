import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Handler = (
  incoming: IncomingMessage,
  response: ServerResponse,
) => Promise<unknown>;

/**
 * A server on loopback that can stop listening and start again on the same port, so that connections are refused
 * in between. Closing ends every socket, also those that were left hanging on purpose.
 */
export async function openServer(port: number, handle: Handler) {
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((fault: unknown) => explain(response, fault));
  });
  const listen = (onPort: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(onPort, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });
  await listen(port);
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    resume: () => listen(bound),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A mistake in the stand-in must not look like one of the platform's own troubles. */
function explain(response: ServerResponse, fault: unknown) {
  if (response.destroyed || response.headersSent) return;
  const reason = fault instanceof Error ? fault.message : String(fault);
  response
    .writeHead(500, { "content-type": "application/json" })
    .end(JSON.stringify({ standin: reason }));
}
