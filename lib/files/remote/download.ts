import { open } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import type { FileRequest } from "@/lib/channels/asked";
import type { Refused } from "@/lib/result";
import { ask, NotPublic } from "./ask";

/**
 * What became of fetching a file. `gone`: the provider has it no longer. `refused`: the address is none that a file may
 * be fetched from. `wrongType`: a page came instead of a file. `later`: another try may help.
 */
export type Downloaded =
  | { ok: true; bytes: number; contentType: string }
  | Refused<"gone" | "refused" | "tooLarge" | "wrongType" | "later">;

/** What is to be fetched, from whom, and where it goes. */
export type Download = {
  url: string;
  /** Who may be asked, and how: judged for the first address and for each that it leads to. */
  permit: (url: URL) => FileRequest | null;
  standinUrl?: string | undefined;
  /** The file of this machine that the bytes go into. */
  into: string;
  limits?: Partial<Limits>;
};

/** `wholeMs` bounds the fetching together, however slowly the bytes come. */
type Limits = { bytes: number; wholeMs: number };

const usual: Limits = { bytes: 32 * 1024 * 1024, wholeMs: 60_000 };
const mostHops = 4;
const redirects = [301, 302, 303, 307, 308];
const goneStatuses = [403, 404, 410];

/**
 * Fetches a provider's file into a file of this machine. Never throws. A link comes from outside, so it is not trusted:
 * https to the provider's own hosts and public addresses only, each redirect judged anew, with a limit on bytes and
 * time; credentials go where `permit` says and nowhere else.
 */
export async function download(wanted: Download): Promise<Downloaded> {
  const { bytes, wholeMs } = { ...usual, ...wanted.limits };
  const signal = AbortSignal.timeout(wholeMs);
  try {
    const answer = await follow(wanted, signal);
    if ("reason" in answer) return answer;
    return await save(answer.response, { into: wanted.into, bytes });
  } catch (fault) {
    return { ok: false, reason: fault instanceof NotPublic ? "refused" : "later" };
  }
}

type NotHad = Extract<Downloaded, { ok: false }>;

async function follow(
  { url, permit, standinUrl }: Download,
  signal: AbortSignal,
): Promise<{ response: IncomingMessage } | NotHad> {
  let next = url;
  for (let hop = 0; hop < mostHops; hop += 1) {
    const judged = judge(next, permit);
    if (!judged) return { ok: false, reason: "refused" };
    const response = await ask({ ...judged, standinUrl, signal });
    const { statusCode = 0, headers } = response;
    if (statusCode === 200) return { response };
    response.destroy();
    if (goneStatuses.includes(statusCode)) return { ok: false, reason: "gone" };
    if (!redirects.includes(statusCode) || !headers.location)
      return { ok: false, reason: "later" };
    if (!URL.canParse(headers.location, next)) return { ok: false, reason: "refused" };
    next = new URL(headers.location, next).href;
  }
  return { ok: false, reason: "refused" };
}

/** The address with what to ask it, where it may be asked at all. */
export function judge(link: string, permit: Download["permit"]) {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  const { protocol, username, password, port } = url;
  if (protocol !== "https:" || username || password || port) return null;
  const permitted = permit(url);
  return permitted && { url, headers: permitted.headers };
}

async function save(
  response: IncomingMessage,
  { into, bytes: most }: { into: string; bytes: number },
): Promise<Downloaded> {
  const contentType = response.headers["content-type"] ?? "";
  const refused = refusalOf(response, contentType, most);
  if (refused) return refuse(response, refused);
  const handle = await open(into, "w", 0o600);
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most) return refuse(response, "tooLarge");
      await handle.writeFile(chunk);
    }
  } finally {
    await handle.close();
  }
  return bytes > 0 ? { ok: true, bytes, contentType } : { ok: false, reason: "later" };
}

function refusalOf(response: IncomingMessage, contentType: string, most: number) {
  if (Number(response.headers["content-length"] ?? 0) > most) return "tooLarge" as const;
  return /^text\/html\b/i.test(contentType) ? ("wrongType" as const) : null;
}

function refuse(response: IncomingMessage, reason: NotHad["reason"]): NotHad {
  response.destroy();
  return { ok: false, reason };
}
