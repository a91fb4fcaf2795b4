import { sql } from "drizzle-orm";
import { dialogs, messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { search } from "@/lib/dialogs/search/search";
import type { MessageHit } from "@/lib/dialogs/types/search";
import { fold } from "@/lib/words/fold";
import { vocabulary } from "@/tests/bench/seed/languages";
import { randomFrom } from "@/tests/bench/seed/random";
import { seedClinic } from "@/tests/bench/seed/seed-clinic";
import { useDatabase } from "@/tests/support/database";
import { makeSender, makeStaff } from "@/tests/support/factories";
import { question, type Stored, truth } from "@/tests/support/search-truth";
import { statementsIn } from "@/tests/support/statements";

const database = useDatabase();
const anywhere = { account: null, channel: null };
let dana: Staff;
let priya: Staff;
let stored: Stored[];

beforeAll(async () => {
  const north = await makeSender("+447700900100");
  const east = await makeSender("+447700900101");
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  const scope = { all: false as const, accountIds: [east.id] };
  priya = await makeStaff({ name: "Priya Anand", scope });
  await seedClinic(database(), {
    seed: 7,
    messages: 12_000,
    dialogs: 300,
    people: 400,
    accountIds: [north.id, east.id],
  });
  await oneFromLongAgo();
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
    const q = question(random, stored);
    const accountIds = staff.scope.all ? null : staff.scope.accountIds;
    const wanted = truth(stored, { q, accountIds, most: Infinity, onPage: 30 });
    const found = await firstPages(staff, q, wanted.length);
    expect({ q, found }).toEqual({ q, found: wanted.slice(0, found.length) });
    expect({ q, isWhole: found.length >= Math.min(wanted.length, 90) }).toEqual({
      q,
      isWhole: true,
    });
  }
}, 300_000);

test("words said now and then are found by the index of some days, on each page", async () => {
  const newest = stored.slice(0, 3_000).map(({ folded }) => folded);
  const said = new Set(newest.flatMap((folded) => folded.split(" ")));
  const russian = new Set(vocabulary("ru").map(fold));
  const middling: string[] = [];
  for (const word of said) {
    if (middling.length === 12) break;
    if (!russian.has(word)) continue;
    const count = newest.filter((folded) => folded.includes(word)).length;
    if (count >= 20 && count < 30) middling.push(word);
  }
  const read = await statementsIn(async () => {
    for (const q of middling) {
      const wanted = truth(stored, { q, accountIds: null, most: 90, onPage: 30 });
      expect({ q, found: await firstPages(dana, q, 90) }).toEqual({ q, found: wanted });
    }
  });
  const ofSomeDays = read.filter(({ text }) => text.includes("time_slices"));
  expect(ofSomeDays.length).toBeGreaterThan(5);
}, 120_000);

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

/** A history so long that what most was said in is a small part of it. */
const oneFromLongAgo = () =>
  database().execute(sql`
    update messages set at = at - interval '15 years' where id = (select min(id) from messages)`);
