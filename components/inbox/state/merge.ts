/** What comes from the server carries its id and a version that rises with every change. */
type Versioned = { id: number; version: number };

/** All that is known of something, by id. */
export type Known<Value> = ReadonlyMap<number, Value>;

/**
 * Where an answer came from, which decides between two tellings of the same version. Catching up is one question at a
 * time, so its later answer is the later truth; whatever a page knows beyond it, the next catch-up brings as well.
 */
export type Source = "catchUp" | "page";

/**
 * Takes in what came: a lower version never replaces a higher one, so any order of arrival ends the same. Returns the
 * same map where nothing is new.
 */
export function merge<Value extends Versioned>(
  known: Known<Value>,
  came: readonly Value[],
  source: Source,
): Known<Value> {
  const news = came.filter((value) => isNews(known.get(value.id), value, source));
  if (news.length === 0) return known;
  const merged = new Map(known);
  for (const value of news) {
    if (isNews(merged.get(value.id), value, source)) merged.set(value.id, value);
  }
  return merged;
}

function isNews(held: Versioned | undefined, came: Versioned, source: Source): boolean {
  if (!held || came.version > held.version) return true;
  return source === "catchUp" && came.version === held.version;
}
