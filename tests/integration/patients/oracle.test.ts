import { eq } from "drizzle-orm";
import { contactPeople, contacts, people } from "@/db/schema";
import type { AccountScope } from "@/lib/auth/scope";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { listExactly } from "@/lib/patients/list";
import { nameWordsOf } from "@/lib/words/words";
import { personName, phoneOf } from "@/tests/bench/seed/people";
import { below, oneOf, type Random, randomFrom } from "@/tests/bench/seed/random";
import { useDatabase } from "@/tests/support/database";
import { makeSender } from "@/tests/support/factories";

/** Who a record means, and under which folded texts: its own, and its contact's with the account that has it. */
type Known = {
  id: number;
  own: string;
  contact: { accountId: number; text: string } | null;
};

const database = useDatabase();
const everybody: AccountScope = { all: true };
const size = 2_600;
let east: AccountScope;
let known: Known[];

/**
 * More than the newest that are looked through one by one; a third has a contact, some of which are called as they are,
 * and a few were renamed since or merged into others.
 */
beforeAll(async () => {
  const senders = [await makeSender("+447700900100"), await makeSender("+447700900101")];
  east = { all: false, accountIds: [senders[1]?.id ?? 0] };
  const random = randomFrom(20_261_126);
  const records = Array.from({ length: size }, (_, index) => {
    const name = personName(random);
    return { id: index + 1, name, searchText: searchTextOf([name], [phoneOf(index)]) };
  });
  const intoOf = (id: number) => (id % 40 === 0 ? id - 1 : null);
  await database()
    .insert(people)
    .overridingSystemValue()
    .values(records.map((record) => ({ ...record, mergedIntoId: intoOf(record.id) })));
  const written = records.filter(({ id }) => id % 3 === 0);
  const told = written.map((record) => {
    const { id } = record;
    const accountId = senders[id % 2]?.id ?? 0;
    if (id % 9 === 0) return { ...record, accountId, calledAsPerson: true };
    const name = personName(random);
    return { id, accountId, name, searchText: searchTextOf([name], []) };
  });
  await database().insert(contacts).overridingSystemValue().values(told);
  await database()
    .insert(contactPeople)
    .values(told.map(({ id }) => ({ contactId: id, personId: id })));
  for (const record of written.filter(({ id }) => id % 27 === 0)) {
    record.searchText = searchTextOf([personName(random)], []);
    const { searchText } = record;
    await database().update(people).set({ searchText }).where(eq(people.id, record.id));
  }
  const byId = new Map(told.map((contact) => [contact.id, contact]));
  known = records.map(({ id, searchText }) => {
    const contact = byId.get(id);
    return {
      id: intoOf(id) ?? id,
      own: searchText,
      contact: contact
        ? { accountId: contact.accountId, text: contact.searchText }
        : null,
    };
  });
}, 60_000);

test.each(["everybody", "one account's staff"])(
  "100 random searches find, for %s, the people whom a look at every name finds",
  async (who) => {
    const scope = who === "everybody" ? everybody : east;
    const random = randomFrom(who.length);
    for (let round = 0; round < 100; round += 1) {
      const q = asked(random);
      const wanted = truth(scope, nameWordsOf(q));
      expect({ q, ids: await pages(scope, q) }).toEqual({ q, ids: wanted.slice(0, 60) });
    }
  },
  120_000,
);

/** A word of somebody's name, two of them, or a part of one. */
function asked(random: Random): string {
  const one = oneOf(random, known);
  const text = random() < 0.5 ? (one.contact?.text ?? one.own) : one.own;
  const [given = "", family = ""] = text.split(" ");
  const from = below(random, Math.max(1, family.length - 4));
  return oneOf(random, [
    given,
    family,
    `${given} ${family}`,
    `${family.slice(from)} ${given}`,
    family.slice(from, from + 3 + below(random, 6)),
    `${given.slice(0, 2)} ${family}`,
  ]);
}

/** Newest first: whom a text has all the words of, among those who may be seen. */
function truth(scope: AccountScope, words: string[]): number[] {
  const sees = (accountId: number) => scope.all || scope.accountIds.includes(accountId);
  const has = (text: string) => words.every((word) => holds(text, word));
  const found = known.filter(
    ({ own, contact }) =>
      has(own) || (contact && sees(contact.accountId) && has(contact.text)),
  );
  const contactsOf = new Map<number, number[]>();
  for (const { id, contact } of known)
    if (contact) contactsOf.set(id, [...(contactsOf.get(id) ?? []), contact.accountId]);
  const visible = (id: number) => contactsOf.get(id)?.some(sees) ?? true;
  const ids = [...new Set(found.map(({ id }) => id))].filter(visible);
  return ids.sort((one, other) => other - one);
}

/** A letter or two are looked for where a word begins. */
function holds(text: string, word: string): boolean {
  if (/[\p{L}\p{N}]{3}/u.test(word)) return text.includes(word);
  return text.startsWith(word) || text.includes(` ${word}`);
}

async function pages(scope: AccountScope, q: string): Promise<number[]> {
  const ids: number[] = [];
  let before: number | null = null;
  do {
    const page: Awaited<ReturnType<typeof listExactly>> = await listExactly(scope, {
      q,
      before,
      limit: 20,
    });
    ids.push(...page.rows.map(({ id }) => id));
    before = page.next;
  } while (before !== null && ids.length < 60);
  return ids;
}
