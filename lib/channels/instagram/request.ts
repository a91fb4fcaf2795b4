import type { NoAnswer, Sender } from "../asked";
import { codeOfSilence, provesNotSent } from "../not-sent";
import { retryAfterMs } from "../retry-after";
import { throughStandin } from "../standin";
import { facts } from "./facts";
import { idOf, isObject, type Json, objectOf, readJson } from "./json";

const version = "/v26.0";
/** Longer than fetch's own 10 s for connecting, so that a connection that never came to be is known as such. */
const timeoutMs = 12_000;

/**
 * What came of a request. `code` is Meta's with its subcode, `10/2534022`, which alone decide: the HTTP status varies
 * and messages come in many languages. `silent` is everything after which Meta may or may not have acted.
 */
export type Answer =
  | { answer: "ok"; body: Json }
  | { answer: "refused"; code: string }
  | { answer: "unauthorised"; code: string }
  | { answer: "rateLimited"; code: string; retryAfterMs: number | null }
  | { answer: "unreachable" }
  | { answer: "silent"; code: string | null };

type Request = {
  path: string;
  query?: Record<string, string>;
  post?: unknown;
  /** Meta's tokens are no part of its versioned API. */
  unversioned?: boolean;
};

/** What a header takes; a sign that came along with a token when it was pasted makes it none. */
const tokenForm = /^[\x21-\x7e]+$/;

const rateLimits = new Set(["4", "17", "32", "613", "80002"]);
const silences = new Set(["-1", "1", "2"]);
/** The token is void, or the owner withdrew what it allowed. */
const unauthorised = new Set(["102", "190", "200/2534041"]);
/** The token is taken, and lacks a permission; with a subcode they may say something else. */
export const missingPermission = new Set(["3", "10", "200"]);

/** Asks Instagram, with this account's token. Never throws and follows no redirect: the token goes nowhere else. */
export async function request(
  { secret, standinUrl }: Sender,
  { path, query, post, unversioned }: Request,
): Promise<Answer> {
  if (!tokenForm.test(secret)) return { answer: "unauthorised", code: "190" };
  const place = `${facts.providerUrl}${unversioned ? "" : version}${path}`;
  const url = `${place}${query ? `?${new URLSearchParams(query)}` : ""}`;
  try {
    const response = await fetch(throughStandin(url, standinUrl), {
      method: post ? "POST" : "GET",
      headers: {
        authorization: `Bearer ${secret}`,
        ...(post ? { "content-type": "application/json" } : {}),
      },
      ...(post ? { body: JSON.stringify(post) } : {}),
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return answerOf(response, bodyOf(await response.text()));
  } catch (error) {
    return provesNotSent(error)
      ? { answer: "unreachable" }
      : { answer: "silent", code: codeOfSilence(error) };
  }
}

/** Why nothing was read; what Meta refused to show is as good as unreachable. */
export function noAnswerOf({ answer }: Answer): NoAnswer {
  if (answer === "unauthorised") return "unauthorised";
  return answer === "rateLimited" ? "rate-limited" : "unreachable";
}

function bodyOf(text: string): Json | null {
  try {
    const body = readJson(text);
    return isObject(body) ? body : null;
  } catch {
    return null;
  }
}

function answerOf(response: Response, body: Json | null): Answer {
  const error = objectOf(body?.error);
  const code = idOf(error.code);
  if (code) return refusalOf(response, error, code);
  if (response.ok && body) return { answer: "ok", body };
  if (response.status === 401) return { answer: "unauthorised", code: "190" };
  if (response.status === 429) return rateLimited(response, "4");
  const isRefusal =
    response.status >= 400 && response.status < 500 && response.status !== 408;
  return isRefusal
    ? { answer: "refused", code: `http${response.status}` }
    : { answer: "silent", code: null };
}

function refusalOf(response: Response, error: Json, code: string): Answer {
  const subcode = idOf(error.error_subcode);
  const full = subcode ? `${code}/${subcode}` : code;
  if (unauthorised.has(code) || unauthorised.has(full))
    return { answer: "unauthorised", code: full };
  if (rateLimits.has(code)) return rateLimited(response, full);
  if (silences.has(code) || error.is_transient === true)
    return { answer: "silent", code: full };
  return { answer: "refused", code: full };
}

const rateLimited = ({ headers }: Response, code: string): Answer => ({
  answer: "rateLimited",
  code,
  retryAfterMs: retryAfterMs(headers.get("retry-after")),
});
