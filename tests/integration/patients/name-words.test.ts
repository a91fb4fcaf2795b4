import { eq } from "drizzle-orm";
import { contacts, nameBeginnings, nameWords, people } from "@/db/schema";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { spellingsOf } from "@/lib/patients/find/spellings";
import { listAlike, listPeople, within } from "@/lib/patients/list";
import { mayHaveTypo, nameMeant, tokensOf } from "@/lib/words/typos";
import { personName } from "@/tests/bench/seed/people";
import { below, oneOf, type Random, randomFrom } from "@/tests/bench/seed/random";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeSender } from "@/tests/support/factories";

const database = useDatabase();
const everybody = { all: true } as const;

let clinic: Awaited<ReturnType<typeof makeSender>>;

beforeAll(async () => {
  clinic = await makeSender();
});

beforeEach(() => emptyInbox(database()));

/** All that is known of names, in order. */
async function words(): Promise<string[]> {
  const known = await database().select().from(nameWords);
  return known.map(({ word }) => word).sort();
}

test("a mistyped name finds whom a look at every name finds, newest first", async () => {
  const random = randomFrom(20_261_126);
  const names = Array.from({ length: 800 }, () => personName(random));
  const onBooks = await database()
    .insert(people)
    .values(names.map((name) => ({ name, searchText: searchTextOf([name], []) })))
    .returning({ id: people.id, text: people.searchText });
  const texts = onBooks.map(({ text }) => text);
  for (let round = 0; round < 80; round += 1) {
    const words = slipped(random, oneOf(random, texts)).split(" ").filter(isLong);
    const isAlike = alikeAmong(texts, words);
    const wanted = onBooks.toReversed().filter(({ text }) => isAlike(text));
    const { rows: found } = await listAlike(everybody, {
      words,
      spellings: await spellingsOf(words),
      which: within("all"),
      limit: 60,
      isBeside: false,
    });
    // Where nobody's name is like it but those that have the very words, there is nothing to forgive.
    const isExact = wanted.every(({ text }) =>
      words.every((word) => text.includes(word)),
    );
    const most = isExact && found.length === 0 ? 0 : 60;
    expect({ words, ids: found.map(({ id }) => id) }).toEqual({
      words,
      ids: wanted.slice(0, most).map(({ id }) => id),
    });
  }
}, 120_000);

/** One and two letters are looked for at the beginning of words only. */
const isLong = (word: string) => word.length > 2;

/** Has a text each of the words, as it is or with as few slips as there are in any other word that it may mean? */
function alikeAmong(texts: string[], words: string[]) {
  const tokens = [...new Set(texts.flatMap(tokensOf))];
  const slips = (word: string, token: string) =>
    token.includes(word) || !mayHaveTypo(word)
      ? Infinity
      : (nameMeant(word, token)?.slips ?? Infinity);
  const fewest = words.map((word) =>
    Math.min(...tokens.map((token) => slips(word, token))),
  );
  const isMeant = (text: string, word: string, most: number) =>
    most < Infinity && tokensOf(text).some((token) => slips(word, token) === most);
  return (text: string) =>
    words.every(
      (word, at) => text.includes(word) || isMeant(text, word, fewest[at] ?? Infinity),
    );
}

/** A name with a slip in one of its words, or with two; sometimes not typed to its end. */
function slipped(random: Random, text: string): string {
  const letters = [...text];
  for (let slips = 1 + below(random, 2); slips > 0; slips -= 1) {
    const at = below(random, letters.length);
    const [letter = ""] = letters.slice(at);
    const [next = ""] = letters.slice(at + 1);
    const other = oneOf(random, letters);
    letters.splice(
      at,
      2,
      ...oneOf(random, [
        [next],
        [letter, letter, next],
        [next, letter],
        [other, next],
        [letter, other, next],
      ]),
    );
  }
  return letters.slice(0, letters.length - below(random, 3)).join("");
}

test("a word goes when nobody bears it any more, and comes with a new name", async () => {
  await database()
    .insert(people)
    .values([
      { name: "Ruth Okafor", searchText: "ruth okafor" },
      { name: "Ada Okafor", searchText: "ada okafor" },
    ]);
  await database()
    .insert(contacts)
    .values({ accountId: clinic.id, name: "Ruth", searchText: "ruth o." });
  expect(await words()).toEqual(["ada", "okafor", "ruth"]);
  await database().update(people).set({ searchText: "ada tully" });
  expect(await words()).toEqual(["ada", "ruth", "tully"]);
  await database().insert(people).values({ name: "Tul", searchText: "tul" });
  await database().delete(people).where(eq(people.searchText, "tul"));
  expect(await words()).toEqual(["ada", "ruth", "tully"]);
  await database().delete(contacts);
  await database().delete(people);
  expect(await words()).toEqual([]);
});

test("how names begin is known once, and as long as a name begins so", async () => {
  const beginnings = async () => {
    const known = await database().select().from(nameBeginnings);
    return known.map(({ beginning }) => beginning).sort();
  };
  const onBooks = (searchText: string) => ({ name: "Somebody", searchText });
  await database()
    .insert(people)
    .values(["ada whitlow", "whitlock ruth", "alexanderovichson"].map(onBooks));
  const alexander = Array.from({ length: 8 }, (_, at) => "alexanderovi".slice(0, 5 + at));
  const kept = [...alexander, "alexanderovichson", "ruth", "whitl", "whitlo"];
  expect(await beginnings()).toEqual(
    ["ada", ...kept, "whitloc", "whitlock", "whitlow"].sort(),
  );
  await database().delete(people).where(eq(people.searchText, "ada whitlow"));
  expect(await beginnings()).toEqual([...kept, "whitloc", "whitlock"].sort());
  await database()
    .update(people)
    .set({ searchText: "ruth" })
    .where(eq(people.searchText, "whitlock ruth"));
  expect(await beginnings()).toEqual([...alexander, "alexanderovichson", "ruth"].sort());
  await database().delete(people);
  expect(await beginnings()).toEqual([]);
});

test("a long name with two slips is found once it is typed to its end, with one slip before", async () => {
  const name = "Alexander Whitlockson";
  await database()
    .insert(people)
    .values({ name, searchText: searchTextOf([name], []) });
  const found = async (q: string) =>
    (await listPeople(everybody, { q })).rows.map((row) => row.name);
  expect(await found("wihtlok")).toEqual([]);
  expect(await found("whitlokson")).toEqual([name]);
  expect(await found("wihtlocks")).toEqual([name]);
  expect(await found("wihtloks")).toEqual([]);
  expect(await found("wihtlokson")).toEqual([name]);
  expect(await found("wihtloksonn")).toEqual([]);
});

test("somebody who writes does not wait for an import that brings the same name", async () => {
  await database().transaction(async (imported) => {
    await imported.insert(people).values({ name: "Ruth", searchText: "ruth okafor" });
    await database().insert(people).values({ name: "Ruth", searchText: "ruth okafor" });
  });
  expect([...new Set(await words())]).toEqual(["okafor", "ruth"]);
});

test("a word and how it begins are kept for whoever just brings them, while the last who bore them goes", async () => {
  const onBooks = (searchText: string) => ({ name: "Somebody", searchText });
  await database().insert(people).values(["ruth whitlow", "ada whitlow"].map(onBooks));
  await database().transaction(async (imported) => {
    await imported.insert(people).values(onBooks("ruth whitlock"));
    await database().delete(people).where(eq(people.searchText, "ruth whitlow"));
    await database().delete(people).where(eq(people.searchText, "ada whitlow"));
  });
  expect(await words()).toEqual(["ruth", "whitlock"]);
  expect(await spellingsOf(["whitk"])).toMatchObject([{ others: ["whit"] }]);
});

test("a word comes with whoever brings it, while the last who bore it is going", async () => {
  const whitlow = { name: "Ruth Whitlow", searchText: "ruth whitlow" };
  await database().insert(people).values(whitlow);
  await database().transaction(async (erasing) => {
    await erasing.delete(people);
    await database().insert(people).values(whitlow);
  });
  expect(await words()).toEqual(["ruth", "whitlow"]);
  expect(await spellingsOf(["whitk"])).toMatchObject([{ others: ["whit"] }]);
});

test("a short name is meant as a whole, however many longer ones begin like it", async () => {
  const longer = [..."bcdefghikl"].map((letter) => `ja${letter}nsson`);
  await database()
    .insert(people)
    .values([...longer, "jamns"].map((searchText) => ({ name: "Somebody", searchText })));
  expect(await spellingsOf(["jans"])).toMatchObject([{ others: ["jamns"] }]);
});
