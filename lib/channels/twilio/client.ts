import twilio from "twilio";
import type { NoAnswer, Sender } from "../asked";
import { codeOfSilence, provesNotSent } from "../not-sent";
import { retryAfterMs } from "../retry-after";
import { throughStandin } from "../standin";
import { isAccountSid } from "./verify";

const timeoutMs = 10_000;

type Request = Parameters<InstanceType<typeof twilio.RequestClient>["request"]>[0];

/** Twilio answered that we ask too fast, and perhaps when to come back. */
class TooFast extends Error {
  readonly retryAfterMs: number | null;
  readonly code: string;

  constructor(body: unknown, retryAfter: string | undefined) {
    super("Twilio limits the rate.");
    this.code = codeIn(body) ?? "20429";
    this.retryAfterMs = retryAfterMs(retryAfter);
  }
}

/** Sends the SDK's requests to the stand-in where there is one. */
class ProviderClient extends twilio.RequestClient {
  readonly #standinUrl: string | undefined;

  constructor(standinUrl: string | undefined) {
    // A kept connection that went stale fails like a lost answer: a new one for each request keeps them apart.
    super({ timeout: timeoutMs, keepAlive: false });
    this.#standinUrl = standinUrl;
  }

  override async request<Data>(request: Request) {
    const uri = throughStandin(request.uri, this.#standinUrl);
    const answer = await super.request<Data>({ ...request, uri } as never);
    // The SDK's own exception has no headers, and with them no Retry-After.
    if (answer.statusCode === 429)
      throw new TooFast(answer.body, answer.headers?.["retry-after"]);
    return answer;
  }
}

/** Twilio's SDK with this sender's credentials; null where they can't be any, so that nothing is asked. */
export function clientOf({ credentialExternalId, secret, standinUrl }: Sender) {
  if (!isAccountSid(credentialExternalId) || secret === "") return null;
  const httpClient = new ProviderClient(standinUrl);
  // The SDK's debug level, which an environment variable could set, prints what patients are told.
  return twilio(credentialExternalId, secret, { httpClient, logLevel: "warn" });
}

/**
 * What an error of the SDK means. `refused` is Twilio's own answer with its code (`http404` where the body has none);
 * `silent` is everything after which Twilio may or may not have acted.
 */
export type Fault =
  | { fault: "refused"; status: number; code: string }
  | { fault: "unauthorised"; code: string }
  | { fault: "rateLimited"; code: string; retryAfterMs: number | null }
  | { fault: "unreachable" }
  | { fault: "silent"; code: string | null };

/** Reads what the SDK threw, whatever it was; a fault that proves nothing is `silent`. */
export function faultOf(error: unknown): Fault {
  if (error instanceof TooFast)
    return { fault: "rateLimited", code: error.code, retryAfterMs: error.retryAfterMs };
  const answer = answerIn(error);
  if (answer) return faultOfAnswer(answer);
  return provesNotSent(error)
    ? { fault: "unreachable" }
    : { fault: "silent", code: codeOfSilence(error) };
}

/** Why nothing was read; what Twilio refused to show is as good as unreachable. */
export function noAnswerOf({ fault }: Fault): NoAnswer {
  if (fault === "unauthorised") return "unauthorised";
  return fault === "rateLimited" ? "rate-limited" : "unreachable";
}

function faultOfAnswer({ status, code }: { status: number; code: string | null }): Fault {
  const refused = status >= 400 && status < 500 && status !== 408;
  if (!refused || code === "20500" || code === "20503") return { fault: "silent", code };
  if (status === 401 || code === "20003")
    return { fault: "unauthorised", code: code ?? "20003" };
  if (code === "20429") return { fault: "rateLimited", code, retryAfterMs: null };
  return { fault: "refused", status, code: code ?? `http${status}` };
}

/** The status and code of one of the SDK's exceptions; null where no answer came. */
function answerIn(error: unknown): { status: number; code: string | null } | null {
  if (typeof error !== "object" || error === null || "isAxiosError" in error) return null;
  const { status } = error as { status?: unknown };
  return typeof status === "number" ? { status, code: codeIn(error) } : null;
}

function codeIn(body: unknown): string | null {
  if (typeof body !== "object" || body === null) return null;
  const { code } = body as { code?: unknown };
  const isCode = (typeof code === "number" && code > 0) || typeof code === "string";
  return isCode && code !== "" ? String(code) : null;
}
