import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answersOnly, everywhere } from "@/lib/answer-headers.mjs";
import { log } from "@/lib/log";

type Door = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const requestStarts = "http.server.request.start";

/**
 * Has a door answer what is asked beneath a path before Next is asked, as Next would have it answer (decision 21). It
 * stands behind Next as well: where this finds no server, the same door is asked there, and only speed is lost.
 * @param at the port that Next's server listens at.
 * @param open reads the door's code, when it is first asked for.
 */
export function answerBeforeNext(
  beneath: string,
  at: number,
  open: () => Promise<Door>,
): void {
  let opened: Promise<Door> | undefined;
  async function answer(request: IncomingMessage, response: ServerResponse) {
    opened ??= open();
    for (const { key, value } of [...everywhere, ...answersOnly])
      response.setHeader(key, value);
    await (await opened)(request, response);
  }

  function divide(server: Server) {
    const listeners = server.listeners("request") as RequestListener[];
    server.removeAllListeners("request");
    server.on("request", (request, response) => {
      if (isBeneath(beneath, request))
        answer(request, response).catch((fault) => fail(response, fault));
      else for (const listener of listeners) listener.call(server, request, response);
    });
  }

  // Node says by which server a request came, before that server's listeners hear of it. Next shows it nowhere.
  subscribe(requestStarts, function find(message) {
    const { server } = message as { server: Server };
    if ((server.address() as AddressInfo | null)?.port !== at) return;
    unsubscribe(requestStarts, find);
    divide(server);
  });
}

/** What is encoded in a path may be no text at all: that is Next's to judge. */
function isBeneath(beneath: string, { url = "" }: IncomingMessage): boolean {
  return url.startsWith(beneath) && !url.split("?", 1)[0]?.includes("%");
}

function fail(response: ServerResponse, fault: unknown) {
  log("error", "door.failed", {}, fault);
  if (response.headersSent) return void response.destroy();
  response.statusCode = 500;
  response.end("Internal Server Error");
}
