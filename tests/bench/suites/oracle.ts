import { sql } from "drizzle-orm";
import type { Staff } from "@/lib/auth/current-staff";
import { findUnsaid, findWords } from "@/lib/dialogs/search/find-words";
import { unsaidOf } from "@/lib/dialogs/search/typo-corrections";
import { fold } from "@/lib/words/fold";
import { wordsOf } from "@/lib/words/words";
import { question, type Stored, truth } from "@/tests/support/search-truth";
import type { Section } from "../figures/report";
import type { Clinic } from "../ground/clinic";
import { randomFrom } from "../seed/random";

const queries = 10_000;
const onPage = 30;
/** A million messages take about ten minutes. Where it takes longer, as many queries as fit are asked, and said. */
const patienceMs = 30 * 60_000;

/** Random words against a look at every message, newest first: two pages of each must be the same. */
export async function oracleSuite(clinic: Clinic): Promise<Section> {
  const stored = await readStored(clinic);
  const random = randomFrom(20_261_126);
  const begunAt = performance.now();
  const wrong = { missing: 0, extra: 0, outOfOrder: 0 };
  let asked = 0;
  while (asked < queries && performance.now() - begunAt < patienceMs) {
    const staff = asked % 4 === 0 ? clinic.priya : clinic.dana;
    const q = question(random, stored);
    const accountIds = staff.scope.all ? null : staff.scope.accountIds;
    const wanted = truth(stored, { q, accountIds, most: 2 * onPage, onPage });
    compare(wanted, await twoPages(staff, q), wrong);
    asked += 1;
  }
  const isRight = Object.values(wrong).every((count) => count === 0);
  return {
    title: `Search beside a look at every one of ${clinic.messages.toLocaleString("en")} messages`,
    about:
      "Words, parts of words, pairs, phrases and signs out of random messages, as somebody else might write them; two pages of hits.",
    lines: [
      {
        name: `${asked.toLocaleString("en")} random queries`,
        figure: `${wrong.missing} missing, ${wrong.extra} extra, ${wrong.outOfOrder} out of order`,
        bar: {
          says: `0 missing, 0 extra of ${queries.toLocaleString("en")}`,
          isMet: isRight && asked === queries,
        },
      },
    ],
  };
}

function compare(
  wanted: number[],
  found: number[],
  wrong: { missing: number; extra: number; outOfOrder: number },
): void {
  const [there, here] = [new Set(wanted), new Set(found)];
  const missing = wanted.filter((id) => !here.has(id)).length;
  const extra = found.filter((id) => !there.has(id)).length;
  wrong.missing += missing;
  wrong.extra += extra;
  if (missing + extra === 0 && wanted.some((id, at) => id !== found[at]))
    wrong.outOfOrder += 1;
}

/** As a search brings them: the first page of words that nobody said is asked of the index alone. */
async function twoPages(staff: Staff, q: string): Promise<number[]> {
  const words = wordsOf(q);
  if (words.length === 0) return [];
  const asked = {
    staff,
    ways: [words],
    filter: { account: null, channel: null },
    before: null,
    limit: onPage,
  };
  const unsaid = await unsaidOf(words);
  const first = await (unsaid.length > 0 ? findUnsaid(asked, unsaid) : findWords(asked));
  const before = first.at(-1);
  const second =
    before && first.length === onPage ? await findWords({ ...asked, before }) : [];
  return [...first, ...second].map(({ id }) => id);
}

/** Every message with its folded text, newest first. */
async function readStored({ database }: Clinic): Promise<Stored[]> {
  const stored: (Stored & { at: number })[] = [];
  for (let after = 0; ; after = stored.at(-1)?.id ?? 0) {
    const { rows } = await database.execute<{
      id: string;
      account_id: string;
      text: string;
      at: string;
    }>(
      sql`select id, account_id, text, at from messages where id > ${after} order by id limit 50000`,
    );
    if (rows.length === 0) break;
    for (const { id, account_id, text, at } of rows)
      stored.push({
        id: Number(id),
        accountId: Number(account_id),
        text,
        folded: fold(text),
        at: Date.parse(at),
      });
  }
  return stored.sort((one, other) => other.at - one.at || other.id - one.id);
}
