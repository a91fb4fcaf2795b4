import { storable } from "@/lib/storable-text";
import type { RawDelivery } from "../events";

/** Everything that a form post carried: each name with its values in the order in which they came. */
export type Form = ReadonlyMap<string, readonly string[]>;

/** Where a kept delivery has the part of its URL that counts: no parameter of Twilio's starts with a question mark. */
export const outboxParameter = "?outbox";

/** What was read of a delivery: several ask, and it is read once. */
const known = new WeakMap<RawDelivery, Form | null>();

/** Reads a form post exactly, nothing trimmed; null where it is no form or not UTF-8. */
export function readForm(raw: RawDelivery): Form | null {
  const form = known.has(raw) ? known.get(raw) : formOf(raw);
  known.set(raw, form ?? null);
  return form ?? null;
}

function formOf({ body, header }: RawDelivery): Form | null {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(header("content-type") ?? ""))
    return null;
  try {
    return pairsOf(utf8.decode(body));
  } catch {
    return null;
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The parameter as text that can be stored, or an empty text; of several values the first. */
export function textOf(form: Form, name: string): string {
  return storable(form.get(name)?.[0] ?? "");
}

/** The parameters as this event's own JSON, in which even what can't be stored as text is kept, escaped. */
export function payloadOf(form: Form): string {
  return JSON.stringify(plainForm(form));
}

/** The parameters with our outbox id from the callback's URL, so that the event's own JSON says everything. */
export function withOutbox(form: Form, url: string): Form {
  const outbox = URL.canParse(url) ? new URL(url).searchParams.get("outbox") : null;
  const params = [...form].filter(([name]) => name !== outboxParameter);
  return new Map(outbox === null ? params : [...params, [outboxParameter, [outbox]]]);
}

/** The parameters that {@link payloadOf} wrote down. */
export function formIn(payload: string): Form {
  const plain = JSON.parse(payload) as Record<string, string | string[]>;
  return new Map(Object.entries(plain).map(([name, value]) => [name, [value].flat()]));
}

/** The shape that Twilio's library signs: a name with several values has them in a list. */
export function plainForm(form: Form): Record<string, string | string[]> {
  return Object.fromEntries(
    [...form].map(([name, values]) => {
      const [only = ""] = values;
      return [name, values.length > 1 ? [...values] : only];
    }),
  );
}

/** @throws URIError where an escape is broken or is not UTF-8. */
function pairsOf(text: string): Form {
  const form = new Map<string, string[]>();
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const [name = "", ...rest] = pair.split("=");
    const key = decode(name);
    const values = form.get(key) ?? [];
    values.push(decode(rest.join("=")));
    form.set(key, values);
  }
  return form;
}

const decode = (text: string) => decodeURIComponent(text.replaceAll("+", " "));
