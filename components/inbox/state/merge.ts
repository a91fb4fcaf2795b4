/** What comes from the server carries its id and a version that rises with every change. */
type Versioned<Id> = { id: Id; version: number };

/** All that is known of something, by id. */
export type Known<Value, Id = number> = ReadonlyMap<Id, Value>;

/**
 * Where an answer came from, which decides between two tellings of the same version. Catching up is one question at a
 * time, so its later answer is the later truth; whatever a page knows beyond it, the next catch-up brings as well.
 */
export type Source = "catchUp" | "page";

/**
 * Takes in what came: a lower version never replaces a higher one, so any order of arrival ends the same. Returns the
 * same map where nothing is new.
 */
export function merge<Id, Value extends Versioned<Id>>(
  known: Known<Value, Id>,
  came: readonly Value[],
  source: Source,
): Known<Value, Id> {
  const news = came.filter((value) => isNews(known.get(value.id), value, source));
  if (news.length === 0) return known;
  const merged = new Map(known);
  for (const value of news) {
    if (isNews(merged.get(value.id), value, source)) merged.set(value.id, value);
  }
  return merged;
}

function isNews<Id>(
  held: Versioned<Id> | undefined,
  came: Versioned<Id>,
  source: Source,
): boolean {
  if (!held || came.version > held.version) return true;
  return source === "catchUp" && came.version === held.version;
}
