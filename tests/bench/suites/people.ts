import { sql } from "drizzle-orm";
import { listPeople } from "@/lib/patients/list";
import { type Case, sideBySide } from "../figures/measure";
import { atMost, type Section } from "../figures/report";
import type { Clinic } from "../ground/clinic";
import { personName } from "../seed/people";
import { below, oneOf, type Random, randomFrom } from "../seed/random";
import { selectOne } from "./list";

const rounds = 150;

/** People by name and phone, as the patients page asks: a name mistyped, turned round, without its accents. */
export async function peopleSuite(clinic: Clinic): Promise<Section> {
  const [yardstick, ...times] = await sideBySide(
    [selectOne(clinic), ...(await cases(clinic))],
    rounds,
    rounds,
  );
  const { rows } = await clinic.database.execute<{ count: number }>(
    sql`select count(*)::int as count from people`,
  );
  return {
    title: `People, ${(rows[0]?.count ?? 0).toLocaleString("en")} of them`,
    about:
      "The first 20 of whom a search means, with phones and dialogs; names of 49,000 different words, most of them rare. As many others are asked for before.",
    yardstick,
    lines: times.map((each) => ({
      name: each.name,
      times: each,
      bar: atMost(10, each.p95, "p95 ≤ 10 ms"),
    })),
  };
}

/** What counts, and as much else to warm up with. */
async function cases({ dana, database }: Clinic): Promise<Case[]> {
  const random = randomFrom(5);
  const asked = questions(random, await known(database, 7));
  const before = questions(random, await known(database, 8));
  return Object.entries(asked).map(([name, words]) => {
    const all = [...words, ...(before[name] ?? [])];
    return {
      name,
      work: (round) => listPeople(dana.scope, { q: all[round % all.length], limit: 20 }),
    };
  });
}

/** Names as anybody may have one, two of five nobody's, and of those who are there. */
function questions(random: Random, { theirs, phones }: Known): Record<string, string[]> {
  const names = Array.from({ length: rounds }, () => personName(random));
  return {
    "by name": names,
    "one word of a name": names.map((name) => oneOf(random, name.split(" "))),
    "in the other order": names.map((name) => name.split(" ").reverse().join(" ")),
    "without accents": names.map((name) =>
      name
        .normalize("NFD")
        .replace(/\p{Mn}/gu, "")
        .toUpperCase(),
    ),
    "with a typo": names.map((name) => mistyped(random, name)),
    "by somebody's own name": theirs,
    "by it with a typo": theirs.map((name) => mistyped(random, name)),
    "by the end of a phone": phones,
  };
}

type Known = { theirs: string[]; phones: string[] };

async function known(database: Clinic["database"], rest: number): Promise<Known> {
  const { rows: names } = await database.execute<{ name: string }>(sql`
    select name from people where id % 1301 = ${rest} order by id limit ${rounds}`);
  const { rows: ends } = await database.execute<{ end: string }>(sql`
    select right(phone, 6) as end from person_phones where id % 1000 = ${rest} limit ${rounds}`);
  return { theirs: names.map(({ name }) => name), phones: ends.map(({ end }) => end) };
}

/** A name with one slip of the fingers in its longest word: a letter doubled, missing or changed about. */
function mistyped(random: Random, name: string): string {
  const words = name.split(" ");
  const [long = ""] = words.toSorted((one, other) => other.length - one.length);
  const letters = [...long];
  const at = 1 + below(random, Math.max(1, letters.length - 2));
  const slip = oneOf(random, [
    [letters[at], letters[at]],
    [],
    [letters[at + 1], letters[at]],
  ]);
  letters.splice(
    at,
    slip[0] === letters[at + 1] ? 2 : 1,
    ...slip.flatMap((letter) => letter ?? []),
  );
  return words.map((word) => (word === long ? letters.join("") : word)).join(" ");
}
