import type { IncomingMessage, ServerResponse } from "node:http";
import { ZodError } from "zod";
import { give, readBody } from "./exchange";
import { type Answer, answerJson } from "./provider";

export type ControlRequest = { query: URLSearchParams; json: unknown };

export type ControlRoute = {
  method: "GET" | "POST" | "DELETE";
  path: string;
  answer: (request: ControlRequest) => Answer | Promise<Answer>;
};

/** Where the stand-in is told what to do, beside the platforms' hosts. */
export const controlPrefix = "/_standin/";

export const controlRoute = (
  method: ControlRoute["method"],
  path: string,
  answer: ControlRoute["answer"],
): ControlRoute => ({ method, path, answer });

/**
 * Answers a request to the control routes. A page in a browser may not ask: it would bring an Origin, and a form can't
 * send JSON.
 */
export async function answerControl(
  routes: readonly ControlRoute[],
  incoming: IncomingMessage,
  response: ServerResponse,
) {
  const url = new URL(incoming.url ?? "/", "http://standin");
  const path = url.pathname.slice(controlPrefix.length);
  const route = routes.find((one) => one.path === path && one.method === incoming.method);
  if (!route) return give(response, answerJson(404, { error: "Not found." }));
  if (isFromPage(incoming))
    return give(response, answerJson(403, { error: "Forbidden." }));
  const body = await readBody(incoming);
  give(response, await answerOrExplain(route, { query: url.searchParams, body }));
}

async function answerOrExplain(
  route: ControlRoute,
  { query, body }: { query: URLSearchParams; body: string },
): Promise<Answer> {
  try {
    return await route.answer({ query, json: body ? JSON.parse(body) : null });
  } catch (fault) {
    if (fault instanceof ZodError) return answerJson(400, { error: fault.issues });
    if (fault instanceof SyntaxError) return answerJson(400, { error: "Not JSON." });
    throw fault;
  }
}

function isFromPage({ method, headers }: IncomingMessage): boolean {
  const isJson = headers["content-type"]?.startsWith("application/json") ?? false;
  return headers.origin !== undefined || (method === "POST" && !isJson);
}
