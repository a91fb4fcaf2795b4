import type { Known } from "./merge";

/** What was done here that the answer to a question asked at `asOf` can't know of: it was not stored by then. */
export function unconfirmed<Done extends { storedAt: number | null }>(
  held: Known<Done>,
  asOf: number,
): Known<Done> {
  const left = [...held].filter(
    ([, { storedAt }]) => storedAt === null || storedAt > asOf,
  );
  return left.length === held.size ? held : new Map(left);
}
