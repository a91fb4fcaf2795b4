import type { PersonHit, PersonReason } from "@/lib/dialogs/types/search";
import type { KnownAs } from "@/lib/patients/find/known-as";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { displayPhone } from "@/lib/patients/phone";
import { fold } from "@/lib/words/fold";
import { marked, type Span, spansOf } from "@/lib/words/marks";
import type { MarkedPart } from "@/lib/words/types";
import { nearest } from "@/lib/words/typos";

type Why = Pick<PersonHit, "name" | "address" | "reason" | "other">;

/** Somebody as far as words may stand in it; `shownPhones` are as people here write them. */
export type Findable = KnownAs & { name: string; shownPhones: string[] };

/** Why the folded words mean somebody, with the places marked where they stand. */
export function whyFound(person: Findable, words: readonly string[]): Why {
  const name = marked(person.name, spansOf(person.name, words));
  const address = addressOf(person, words);
  const why = (reason: PersonReason, other: MarkedPart[] = []): Why => ({
    name,
    address,
    reason,
    other,
  });
  if (!hasAll(person, words)) {
    return { ...why("similar"), name: markedNearly(person.name, words) };
  }
  if (isFound(name)) return why("name");
  if (isFound(address)) return why(person.phones.length > 0 ? "phone" : "handle");
  const sources: [PersonReason, string[]][] = [
    ["formerName", person.formerNames],
    ["contactName", person.contactNames],
    ["handle", person.handles.map((handle) => `@${handle}`)],
  ];
  for (const [reason, texts] of sources) {
    const other = texts
      .map((text) => marked(text, spansOf(text, words)))
      .find((parts) => isFound(parts));
    if (other) return why(reason, other);
  }
  return why("phone");
}

/** Does every word stand somewhere, as it is written? */
function hasAll(person: Findable, words: readonly string[]): boolean {
  const { name, formerNames, contactNames, handles, phones, shownPhones } = person;
  const names = [name, ...formerNames, ...contactNames, ...handles];
  const digits = shownPhones.map((phone) => phone.replace(/\D/g, ""));
  const text = `${searchTextOf(names, phones)} ${digits.join(" ")}`;
  return words.every((word) => text.includes(word));
}

const isFound = (parts: readonly MarkedPart[]) => parts.some((part) => part.marked);

/** The phone that was asked for, else the first; else the handle. */
function addressOf(person: Findable, words: readonly string[]): MarkedPart[] {
  const phones = [...person.shownPhones, ...person.phones.map(displayPhone)];
  for (const phone of phones) {
    const spans = words.flatMap((word) => digitSpans(phone, word));
    if (spans.length > 0) return marked(phone, spans.slice(0, 1));
  }
  const [first] = person.shownPhones;
  const [handle] = person.handles;
  const shown = first ?? (handle ? `@${handle}` : "");
  return first ? marked(shown, []) : marked(shown, spansOf(shown, words));
}

/** Where digits stand in a phone, whatever stands between them. */
function digitSpans(phone: string, word: string): Span[] {
  if (!/^\d+$/.test(word)) return [];
  const digits = [...phone.matchAll(/\d/g)];
  const at = digits
    .map(([digit]) => digit)
    .join("")
    .indexOf(word);
  const from = digits[at]?.index;
  const last = digits[at + word.length - 1]?.index;
  return from === undefined || last === undefined ? [] : [{ from, to: last + 1 }];
}

/** A name with the words marked that a mistyped one may mean. */
function markedNearly(name: string, words: readonly string[]): MarkedPart[] {
  const meant = words.flatMap((word) => nearest(fold(name), word) ?? word);
  return marked(name, spansOf(name, meant));
}
