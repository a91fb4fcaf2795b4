import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { type Database, openDatabase } from "@/db";
import { migrate } from "@/db/migrate";
import { findWords } from "@/lib/dialogs/find-words";
import { listDialogs } from "@/lib/dialogs/list";
import { search } from "@/lib/dialogs/search";
import { listAlike, listExactly } from "@/lib/patients/list";
import { nameWordsOf, wordsOf } from "@/lib/patients/words";
import { freePort } from "@/scripts/steps/ports";
import { startPostgres, throwAway } from "@/scripts/steps/postgres";
import { makeStaff } from "@/tests/support/factories";
import { languages, vocabulary } from "./seed/languages";
import { type Line, measure, printTable } from "./seed/measure";
import { personName } from "./seed/people";
import { below, oneOf, randomFrom } from "./seed/random";
import { seedAccounts } from "./seed/seed-accounts";
import { seedClinic } from "./seed/seed-clinic";

/**
 * How long a search takes in each group of languages, beside `select 1` and what a straightforward inbox would ask, in
 * one run on this machine: `npm run bench:search -- --messages 1000000`.
 */
const { values } = parseArgs({ options: { messages: { type: "string" } } });
const messages = Number(values.messages ?? 100_000);
const rounds = 60;
const everywhere = { account: null, channel: null };

const folder = await mkdtemp(path.join(tmpdir(), "dialogs-bench-"));
const postgres = await startPostgres({
  folder: path.join(folder, "postgres"),
  port: freePort,
  database: "bench",
  settings: { ...throwAway, shared_buffers: "1GB", max_wal_size: "8GB" },
});
const database = openDatabase(postgres.url, { max: 4 });
(globalThis as { dialogsDatabase?: Database }).dialogsDatabase = database;
try {
  await migrate(postgres.url);
  const { dana, seconds } = await seed();
  process.stdout.write(`${messages} messages seeded in ${seconds} s\n`);
  printTable(await measureAll(dana), messages);
} finally {
  await database.$client.end();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function seed() {
  const startedAt = Date.now();
  const accountIds = await seedAccounts(database);
  const dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  const dialogs = Math.max(1_000, Math.round(messages / 20));
  await seedClinic(database, {
    seed: 1,
    messages,
    dialogs,
    people: Math.max(dialogs, 200_000),
    accountIds,
  });
  return { dana, seconds: Math.round((Date.now() - startedAt) / 1000) };
}

type Staff = Awaited<ReturnType<typeof makeStaff>>;

async function measureAll(dana: Staff): Promise<Line[]> {
  const lines = [
    await measure("select 1", rounds * 4, () => database.execute(sql`select 1`)),
  ];
  for (const language of languages) {
    const terms = termsOf(language);
    lines.push(
      await measure(`words, ${language}`, terms.length, (round) =>
        findWords({
          staff: dana,
          words: wordsOf(terms[round] ?? ""),
          filter: everywhere,
          before: null,
          limit: 31,
        }),
      ),
    );
  }
  const mixed = languages.flatMap((language) => termsOf(language).slice(0, 12));
  lines.push(
    await measure("whole search, all", mixed.length, (round) =>
      search(dana, { q: mixed[round] ?? "", ...everywhere }),
    ),
    await measure("naive ILIKE, all", 10, (round) => naive(mixed[round * 5] ?? "")),
  );
  return [...lines, ...(await measurePeople(dana)), ...(await measureList(dana))];
}

async function measurePeople({ scope }: Staff): Promise<Line[]> {
  const random = randomFrom(5);
  const names = Array.from({ length: rounds }, () => personName(random));
  const exactly = (q: string) => listExactly(scope, { q, limit: 20 });
  const named = (round: number) => names[round] ?? "";
  return [
    await measure("people, by name", rounds, (round) => exactly(named(round))),
    await measure("people, other order", rounds, (round) =>
      exactly(named(round).split(" ").reverse().join(" ")),
    ),
    await measure("people, other accents", rounds, (round) =>
      exactly(
        named(round)
          .normalize("NFD")
          .replace(/\p{Mn}/gu, "")
          .toUpperCase(),
      ),
    ),
    await measure("people, end of a phone", rounds, () =>
      exactly(String(100_000 + below(random, 99_999)).slice(-6)),
    ),
    await measure("people, with a typo", rounds, (round) =>
      listAlike(scope, {
        words: nameWordsOf(mistyped(named(round))),
        filter: "all",
        limit: 20,
        known: [],
      }),
    ),
  ];
}

async function measureList(dana: Staff): Promise<Line[]> {
  return [
    await measure("list, active", rounds, () => listDialogs(dana, { tab: "active" })),
    await measure("list, closed", rounds, () => listDialogs(dana, { tab: "closed" })),
    await measure("list, unanswered", rounds, () =>
      listDialogs(dana, { tab: "active", filter: { unanswered: true } }),
    ),
  ];
}

/** Common, middling and rare words, parts of words, pairs of them, and words that nobody wrote. */
function termsOf(language: (typeof languages)[number]): string[] {
  const random = randomFrom(language.length * 31 + language.charCodeAt(0));
  const words = vocabulary(language);
  const from = (low: number, high: number) =>
    words[low + below(random, high - low)] ?? "";
  const part = (word: string) => [...word].slice(1, 5).join("");
  return Array.from({ length: rounds }, (_, round) =>
    oneOf(random, [
      from(0, 20),
      from(20, 200),
      from(200, 2_000),
      from(2_000, 20_000),
      part(from(200, 20_000)),
      `${from(0, 50)} ${from(50, 2_000)}`,
      `${from(200, 2_000)}${round % 2 ? "zq" : ""}`,
    ]),
  );
}

/** A letter of the longest word is wrong. */
function mistyped(name: string): string {
  const letters = [...name];
  const at = Math.max(1, letters.length - 3);
  letters[at] = letters[at] === "o" ? "e" : "o";
  return letters.join("");
}

/** What a straightforward inbox asks: dialogs whose name or any message has the words. */
function naive(q: string) {
  return database.transaction(async (rows) => {
    await rows.execute(sql`set local statement_timeout = 0`);
    await rows.execute(sql`
      select d.id, c.name from dialogs d join contacts c on c.id = d.contact_id
      where c.name ilike ${`%${q}%`} or exists (
        select from messages m where m.dialog_id = d.id and m.text ilike ${`%${q}%`})
      order by d.activity_at desc limit 30`);
  });
}
