import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { FaultQueue, RequestFault } from "./faults";
import { type Answer, answerJson, type Provider, type ProviderRequest } from "./provider";
import { keepReceived, type Received } from "./received";

export type Exchange = {
  providers: readonly Provider[];
  faults: FaultQueue<RequestFault, ProviderRequest>;
  received: Received[];
  now: () => Date;
  closing: AbortSignal;
};

/** Takes one request of the product's to its platform and back, with the fault that waits for it, if any. */
export async function exchange(
  { providers, faults, received, now, closing }: Exchange,
  incoming: IncomingMessage,
  response: ServerResponse,
) {
  const request = readRequest(incoming, await readBody(incoming), now());
  const provider = providers.find(({ hosts }) => hosts.includes(request.host));
  if (!provider)
    return give(response, answerJson(404, { message: "No such host here." }));
  const kind = provider.kindOf(request);
  const fault = faults.take(kind, request);
  const entry = keepReceived(received, { request, kind, fault: fault?.type ?? null });
  const answer = await answerUnder(fault, { provider, request, closing });
  if (answer === "silence") return;
  if (answer === "cut") return response.destroy();
  entry.status = answer.status;
  give(response, answer);
}

/** Reads a request's body whole; the largest that the product sends is far below the limit. */
export async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Writes an answer, unless the asker has gone. */
export function give(response: ServerResponse, { status, headers, body }: Answer) {
  if (response.destroyed) return;
  response.writeHead(status, headers).end(body);
}

type Asked = { provider: Provider; request: ProviderRequest; closing: AbortSignal };

async function answerUnder(
  fault: RequestFault | null,
  { provider, request, closing }: Asked,
): Promise<Answer | "silence" | "cut"> {
  switch (fault?.type) {
    case undefined:
      return provider.answer(request);
    case "status":
      return withRetryAfter(provider.refuse(fault.status), fault.retryAfterSeconds);
    case "html":
      return badGateway(fault.status);
    case "answer":
      return fault.answer;
    case "hang":
      return "silence";
    case "reset":
      return "cut";
    case "accept-then-drop":
      await provider.answer(request);
      return "cut";
    case "accept-then-status":
      await provider.answer(request);
      return provider.refuse(fault.status);
    case "late": {
      const answer = await provider.answer(request);
      await sleep(fault.afterMs, undefined, { signal: closing });
      return answer;
    }
  }
}

function withRetryAfter(answer: Answer, seconds?: number): Answer {
  if (seconds === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, "retry-after": String(seconds) } };
}

const badGateway = (status: number): Answer => ({
  status,
  headers: { "content-type": "text/html" },
  body: `<html><head><title>${status} Bad Gateway</title></head><body>bad gateway</body></html>`,
});

function readRequest(incoming: IncomingMessage, body: string, at: Date): ProviderRequest {
  const url = new URL(incoming.url ?? "/", "http://standin");
  const [, host = "", ...rest] = url.pathname.split("/");
  const isJson = incoming.headers["content-type"]?.includes("json") ?? false;
  return {
    method: incoming.method ?? "GET",
    host,
    path: `/${rest.join("/")}`,
    query: url.searchParams,
    form: new URLSearchParams(isJson ? "" : body),
    json: isJson ? JSON.parse(body) : null,
    authorization: incoming.headers.authorization ?? null,
    at,
  };
}
