import type { SQL } from "drizzle-orm";
import { db } from "@/db";
import { prepared } from "@/db/prepared";
import { indexPatterns } from "./has-all";
import type { Spellings } from "./spellings";

/** Who asks for more words is rare: to remember all the ways to ask for eight would be too much. */
const mostRemembered = 3;

/**
 * Reads rows by a statement whose wording goes by the words: connections remember it where they are few, and none has
 * spellings that must be asked for one by one.
 */
export async function rememberedBy<Row>(
  words: readonly Spellings[],
  query: SQL<Row>,
): Promise<Row[]> {
  const isUsual =
    words.length <= mostRemembered &&
    words.every(
      (spellings) =>
        spellings.others.length === 0 ||
        indexPatterns(spellings, { isAlone: words.length === 1 }) !== null,
    );
  return isUsual ? prepared(query) : ((await db().execute(query)).rows as Row[]);
}
