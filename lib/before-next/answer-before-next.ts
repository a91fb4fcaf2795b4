import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answersOnly, everywhere } from "@/lib/answer-headers.mjs";
import { log } from "@/lib/log";

/** What answers a request as Node has it. */
export type Answering = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;

/** A part of the product that can answer by itself: which requests are its own, and its code, read for the first of them. */
export type Door = {
  isFor(request: IncomingMessage): boolean;
  open(): Promise<Answering>;
};

const requestStarts = "http.server.request.start";

/**
 * Has doors answer what is theirs before Next is asked, as Next would have them answer (decision 21). They stand behind
 * Next as well: where this finds no server, the same doors are asked there, and only speed is lost.
 * @param at the port that Next's server listens at.
 */
export function answerBeforeNext(at: number, doors: readonly Door[]): void {
  const opened = new Map<Door, Promise<Answering>>();

  async function answer(door: Door, request: IncomingMessage, response: ServerResponse) {
    const opening = opened.get(door) ?? door.open();
    opened.set(door, opening);
    for (const { key, value } of [...everywhere, ...answersOnly])
      response.setHeader(key, value);
    await (await opening)(request, response);
  }

  function divide(server: Server) {
    const listeners = server.listeners("request") as RequestListener[];
    server.removeAllListeners("request");
    server.on("request", (request, response) => {
      const door = doors.find((each) => each.isFor(request));
      if (door) answer(door, request, response).catch((fault) => fail(response, fault));
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

function fail(response: ServerResponse, fault: unknown) {
  log("error", "door.failed", {}, fault);
  if (response.headersSent) return void response.destroy();
  response.statusCode = 500;
  response.end("Internal Server Error");
}
