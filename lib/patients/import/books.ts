import type { KnownPerson } from "./known-people";

/** People on the books, found by what a line of a file says of somebody: a line is not held against everybody. */
export type Books = {
  /** Those with one of these phones, by their keys: of each so many at most, since a clinic's own may stand with all. */
  withPhone(phoneKeys: readonly string[]): KnownPerson[];
  /** Those of a name, by its key. */
  named(nameKey: string): KnownPerson[];
  /** Those into whose records one of a name was merged. */
  formerlyNamed(nameKey: string): KnownPerson[];
  /** Whose record this is, or was before it was merged into theirs. */
  whose(recordId: number): KnownPerson | undefined;
  /** Puts somebody in, or what is known of them by now in place of what was. */
  put(person: KnownPerson): void;
};

/** More than any family's phone has. */
const mostOnPhone = 100;

/** Opens the books at these people. */
export function booksOf(known: readonly KnownPerson[]): Books {
  const people = new Map<number, KnownPerson>();
  const merged = new Map<number, number>();
  const byPhone = new Map<string, Set<number>>();
  const byName = new Map<string, Set<number>>();
  const byFormerName = new Map<string, Set<number>>();
  const those = (ids: Iterable<number>) => [...ids].flatMap((id) => people.get(id) ?? []);
  const books: Books = {
    withPhone: (keys) =>
      those(new Set(keys.flatMap((key) => firstOf(byPhone.get(key) ?? [])))),
    named: (key) => those(byName.get(key) ?? []),
    formerlyNamed: (key) => those(byFormerName.get(key) ?? []),
    whose: (id) => people.get(merged.get(id) ?? id),
    put(person) {
      people.set(person.id, person);
      for (const id of person.mergedIds) merged.set(id, person.id);
      for (const key of person.phoneKeys) note(byPhone, key, person.id);
      note(byName, person.nameKey, person.id);
      for (const key of person.formerNameKeys) note(byFormerName, key, person.id);
    },
  };
  for (const person of known) books.put(person);
  return books;
}

function firstOf(ids: Iterable<number>): number[] {
  const first: number[] = [];
  for (const id of ids) {
    if (first.length === mostOnPhone) break;
    first.push(id);
  }
  return first;
}

function note(ids: Map<string, Set<number>>, key: string, id: number): void {
  const noted = ids.get(key);
  if (noted) noted.add(id);
  else ids.set(key, new Set([id]));
}
