import type { randomOf } from "@/tests/support/random";
import type { Params } from "./samples";

type Random = ReturnType<typeof randomOf>;

/** Texts that nobody expects: odd Unicode, control characters, numbers that are none, what a language has of its own. */
const texts = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\u202Eevil\u202C",
  "e\u0301".repeat(400),
  "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}",
  "\uFEFF\u200B\u2060",
  "\uFFFF\uFFFE",
  "\u0600\u06DD\uFDFD",
  "null",
  "undefined",
  "NaN",
  "-1",
  "1e308",
  "-99999999999999999999999999",
  "0x7fffffff",
  "__proto__",
  "constructor",
  "toString",
  "'; drop table messages; --",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "http://169.254.169.254/latest",
  "[]",
  "{}",
  "true",
];

/** Long ones stay below what a post may have in all. */
const strangeText = (random: Random): string =>
  random.below(30) === 0
    ? random.one(texts).repeat(500).slice(0, 20_000)
    : random.one(texts);

/** What says whose post it is: by which account, to whom, and whether it is a status, which turns the two around. */
const kept = ["AccountSid", "To", "From", "MessageStatus"];

/** A form of Twilio's with strange parameters, unknown ones and missing ones; `id` is the message that it names. */
export function strangeForm(random: Random, params: Params, id: string): Params {
  const strange: Params = { ...params };
  for (let changes = random.below(4) + 1; changes > 0; changes -= 1) {
    const name = random.one(Object.keys(strange).filter((key) => !kept.includes(key)));
    const what = random.below(4);
    if (what === 0) delete strange[name];
    else if (what === 1) strange[`Unknown${random.below(1000)}`] = strangeText(random);
    else strange[name] = strangeText(random);
  }
  const named = "MessageSid" in params ? "MessageSid" : "SmsSid";
  // Now and then the id itself is strange, or is not there.
  if (random.below(20) > 0) strange[named] = id;
  return strange;
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

function strangeValue(random: Random): Json {
  return random.one<() => Json>([
    () => null,
    () => true,
    () => -1,
    () => 0.1,
    () => 1e308,
    () => -Number.MAX_SAFE_INTEGER,
    () => 253_402_300_800_001,
    () => [],
    () => ({}),
    () => strangeText(random),
    () => "\uD800",
    () => nested(random.below(400)),
    () => ({ [strangeText(random)]: strangeText(random) }),
    () => Array.from({ length: 200 }, () => null),
  ])();
}

function nested(depth: number): Json {
  let value: Json = "deep";
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { value };
  return value;
}

/** A body of Meta's in which some values are strange, unknown or missing, at any depth; `id` is the message's. */
export function strangeJson(random: Random, body: string, id: string): string {
  const post = JSON.parse(body.replaceAll(/"mid":"[^"]*"/g, `"mid":"${id}"`));
  for (let changes = random.below(3) + 1; changes > 0; changes -= 1) {
    const places = placesIn(post.entry?.[0] ?? {});
    const place = places.length > 0 && random.one(places);
    if (!place) break;
    const { parent, name } = place;
    const what = random.below(4);
    if (what === 0 && !Array.isArray(parent)) delete parent[name];
    else if (what === 1 && !Array.isArray(parent))
      parent[`unknown_${random.below(1000)}`] = strangeValue(random);
    else Object.assign(parent, { [name]: strangeValue(random) });
  }
  return JSON.stringify(post);
}

type Parent = { [name: string]: Json };

/** Every place of a value below an entry, save the entry's own id. */
function placesIn(value: Json): { parent: Parent; name: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const parent = value as Parent;
  return Object.entries(parent)
    .filter(([name]) => name !== "id" || "mid" in parent)
    .flatMap(([name, inner]) => [{ parent, name }, ...placesIn(inner).slice(0, 60)]);
}
