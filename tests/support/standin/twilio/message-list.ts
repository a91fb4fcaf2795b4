import { bounded } from "@/tests/support/standin/bounded";
import { answerJson } from "@/tests/support/standin/provider";
import { apiVersion, type Call } from "./call";
import { messageResource } from "./message-resource";
import { notFound } from "./problems";
import type { TwilioMessage } from "./state";

/** `GET /Accounts/{AC}/Messages/{sid}.json` */
export function fetchMessage({ world, account, request, ids }: Call) {
  const message = world.state.messages.get(ids.message ?? "");
  if (message?.accountSid !== account.accountSid) return notFound(request.path);
  return answerJson(200, messageResource(message));
}

/** `GET /Accounts/{AC}/Messages.json`: newest first, filtered by To, From and DateSent, in pages. */
export function listMessages({ world, account, request }: Call) {
  const { query } = request;
  const found = [...world.state.messages.values()]
    .filter(({ accountSid }) => accountSid === account.accountSid)
    .filter((message) => matches(message, query))
    .reverse()
    .sort((one, other) => (sentSeconds(other) > sentSeconds(one) ? 1 : -1));
  return answerJson(200, page(found, { query, accountSid: account.accountSid }));
}

function matches(message: TwilioMessage, query: URLSearchParams): boolean {
  const at = sentSeconds(message);
  const is = (name: string, value: string) => (query.get(name) ?? value) === value;
  const on = query.get("DateSent");
  const from = query.get("DateSent>");
  const until = query.get("DateSent<");
  return (
    is("To", message.to) &&
    is("From", message.from) &&
    (!on || at.startsWith(canonical(on))) &&
    (!from || at >= canonical(from)) &&
    (!until || at.slice(0, canonical(until).length) <= canonical(until))
  );
}

/** Twilio keeps whole seconds; a message that waits to be sent is found by its creation. */
const sentSeconds = ({ sentAt, createdAt }: TwilioMessage) =>
  `${(sentAt ?? createdAt).slice(0, 19)}Z`;

/** A day stays a day (`2026-11-20`); a time is written in whole seconds of UTC. */
const canonical = (date: string) =>
  date.length <= 10 ? date : `${new Date(date).toISOString().slice(0, 19)}Z`;

type Listing = { query: URLSearchParams; accountSid: string };

function page(found: TwilioMessage[], { query, accountSid }: Listing) {
  const size = bounded(query.get("PageSize"), { least: 1, most: 1000, otherwise: 50 });
  const number = bounded(query.get("Page"), { least: 0, most: 1e6, otherwise: 0 });
  const start = startOf(found, {
    token: query.get("PageToken"),
    otherwise: number * size,
  });
  const messages = found.slice(start, start + size);
  const uri = (to: number, token?: string) =>
    uriOf({ accountSid, query, to, size, token });
  const last = messages.at(-1);
  const hasMore = start + size < found.length && last !== undefined;
  return {
    messages: messages.map(messageResource),
    page: number,
    page_size: size,
    start,
    end: start + Math.max(messages.length - 1, 0),
    uri: uri(number),
    first_page_uri: uri(0),
    previous_page_uri: number > 0 ? uri(number - 1) : null,
    next_page_uri: hasMore ? uri(number + 1, `PA${last.sid}`) : null,
  };
}

/** A page after a token starts behind the message that the token names, so that new ones don't shift it. */
function startOf(
  found: TwilioMessage[],
  { token, otherwise }: { token: string | null; otherwise: number },
): number {
  const at = found.findIndex(({ sid }) => token === `PA${sid}`);
  return at >= 0 ? at + 1 : otherwise;
}

type Uri = {
  accountSid: string;
  query: URLSearchParams;
  to: number;
  size: number;
  token?: string | undefined;
};

function uriOf({ accountSid, query, to, size, token }: Uri): string {
  const next = new URLSearchParams(query);
  next.delete("PageToken");
  next.set("PageSize", String(size));
  next.set("Page", String(to));
  if (token) next.set("PageToken", token);
  return `/${apiVersion}/Accounts/${accountSid}/Messages.json?${next}`;
}
