import { dialogs, messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { search } from "@/lib/dialogs/search/search";
import type { MessageHit } from "@/lib/dialogs/types/search";
import { fold } from "@/lib/patients/find/fold";
import { randomFrom } from "@/tests/bench/seed/random";
import { seedClinic } from "@/tests/bench/seed/seed-clinic";
import { useDatabase } from "@/tests/support/database";
import { makeSender, makeStaff } from "@/tests/support/factories";
import { question, type Stored, truth } from "@/tests/support/search-truth";

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
