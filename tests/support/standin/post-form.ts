import http from "node:http";
import https from "node:https";

/** How a webhook went. `status` is null where no answer came. */
export type Posted = {
  status: number | null;
  tookMs: number;
  tries: number;
  error: string | null;
  contentType: string | null;
  body: string;
};

export type Post = {
  url: URL;
  body: string;
  headers: Record<string, string>;
  closing: AbortSignal;
};

/** Twilio gives all tries of a webhook 15 seconds together. */
const allTriesMs = 15_000;
/** Only a connection that was never made is tried again, once. */
const neverConnected = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
]);

/** Posts a form as a platform's webhook does: a new connection, one more try where none could be made. */
export async function postForm(post: Post): Promise<Posted> {
  const startedAt = performance.now();
  const signal = AbortSignal.any([post.closing, AbortSignal.timeout(allTriesMs)]);
  for (let tries = 1; ; tries += 1) {
    const tried = await attempt(post, signal);
    if (tries < 2 && neverConnected.has(tried.error ?? "")) continue;
    return { ...tried, tries, tookMs: Math.round(performance.now() - startedAt) };
  }
}

type Tried = Omit<Posted, "tries" | "tookMs">;

function attempt({ url, body, headers }: Post, signal: AbortSignal): Promise<Tried> {
  return new Promise((resolve) => {
    const fail = (fault: NodeJS.ErrnoException) => resolve(unanswered(fault));
    const { request } = url.protocol === "https:" ? https : http;
    // Kept connections would die with the product's restarts, and look like its faults.
    const options = { method: "POST", agent: false, signal };
    const length = { "content-length": String(Buffer.byteLength(body)) };
    request(url, { ...options, headers: { ...headers, ...length } }, (response) => {
      read(response).then(resolve, fail);
    })
      .on("error", fail)
      .end(body);
  });
}

async function read(response: http.IncomingMessage): Promise<Tried> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode ?? null,
    error: null,
    contentType: response.headers["content-type"] ?? null,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

const unanswered = ({ code, message }: NodeJS.ErrnoException): Tried => ({
  status: null,
  error: code === "ABORT_ERR" ? "TIMEOUT" : (code ?? message),
  contentType: null,
  body: "",
});
