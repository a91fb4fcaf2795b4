import { dialogs, messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { search } from "@/lib/dialogs/search";
import type { MessageHit } from "@/lib/dialogs/types";
import { fold } from "@/lib/patients/fold";
import { wordsOf } from "@/lib/patients/words";
import { below, oneOf, type Random, randomFrom } from "@/tests/bench/seed/random";
import { seedClinic } from "@/tests/bench/seed/seed-clinic";
import { useDatabase } from "@/tests/support/database";
import { makeSender, makeStaff } from "@/tests/support/factories";

const database = useDatabase();
const anywhere = { account: null, channel: null };
let dana: Staff;
let priya: Staff;
let stored: { id: number; accountId: number; folded: string; text: string }[];

beforeAll(async () => {
  const north = await makeSender("+447700900100");
  const east = await makeSender("+447700900101");
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  const scope = { all: false as const, accountIds: [east.id] };
  priya = await makeStaff({ name: "Priya Anand", scope });
  await seedClinic(database(), {
    seed: 7,
    messages: 4_000,
    dialogs: 300,
    people: 400,
    accountIds: [north.id, east.id],
  });
  const found = await database().select().from(messages);
  // What is closed is found too: nothing is left out.
  expect(await database().$count(dialogs)).toBe(300);
  stored = found
    .sort((one, other) => other.at.getTime() - one.at.getTime() || other.id - one.id)
    .map(({ id, accountId, text }) => ({ id, accountId, text, folded: fold(text) }));
}, 120_000);

test("250 random searches in five groups of languages find what a look at every message finds", async () => {
  const random = randomFrom(20_261_125);
  for (let round = 0; round < 250; round += 1) {
    const staff = round % 4 === 0 ? priya : dana;
    const q = question(random);
    const wanted = truth(staff, q);
    const found = await firstPages(staff, q, wanted.length);
    expect({ q, found }).toEqual({ q, found: wanted.slice(0, found.length) });
    expect({ q, isWhole: found.length >= Math.min(wanted.length, 90) }).toEqual({
      q,
      isWhole: true,
    });
  }
}, 300_000);

/** Words, parts of words and pairs of them from a message; as somebody else might write them. */
function question(random: Random): string {
  const { text } = oneOf(random, stored);
  const words = text.split(" ");
  const word = oneOf(random, words);
  const letters = [...word];
  const from = below(random, letters.length);
  const part = letters.slice(from, from + 1 + below(random, 6)).join("");
  const asked = [
    word,
    part,
    `${word} ${oneOf(random, words)}`,
    words.slice(0, 2).join(" "),
    `"${words.slice(0, 3).join(" ")}"`,
    `${part} ${part}`,
    `${word}%`,
    `${part}_`,
    `\\${word}`,
    `${word}zzq`,
  ];
  const q = oneOf(random, asked).slice(0, 120);
  return oneOf(random, [q, q.toUpperCase(), q.normalize("NFD"), ` ${q},`]);
}

/** Every message that has all the words, by looking at each. */
function truth(staff: Staff, q: string): number[] {
  const words = wordsOf(q);
  if (words.length === 0) return [];
  return stored
    .filter(
      ({ accountId }) => staff.scope.all || staff.scope.accountIds.includes(accountId),
    )
    .filter(({ folded }) => words.every((word) => folded.includes(word)))
    .map(({ id }) => id);
}

async function firstPages(staff: Staff, q: string, most: number): Promise<number[]> {
  const hits: MessageHit[] = [];
  let next: string | null | undefined;
  do {
    const asked = { q, ...anywhere, messages: next ?? "first" };
    const { messages: page } = await search(staff, asked);
    hits.push(...(page?.hits ?? []));
    next = page?.next;
  } while (next && hits.length < Math.min(most, 90));
  return hits.map(({ messageId }) => messageId ?? 0);
}
