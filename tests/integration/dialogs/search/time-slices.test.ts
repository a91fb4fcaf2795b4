import { sql } from "drizzle-orm";
import { slicesOver } from "@/lib/dialogs/search/time-slices";
import { dayMs } from "@/lib/durations";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();

/** Which of some moments the index knows to lie in these slices. */
async function within(keys: number[], moments: Date[]): Promise<boolean[]> {
  const times = moments.map((moment) => moment.toISOString());
  const { rows } = await database().execute<{ is: boolean }>(sql`
    select time_slices(at) && ${sql.param(keys)}::int[] as is
    from unnest(${sql.param(times)}::timestamptz[]) with ordinality as each(at, place) order by place`);
  return rows.map(({ is }) => is);
}

test.each([
  ["a moment", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z"],
  ["a night", "2026-11-21T23:59:59.999Z", "2026-11-22T00:00:00Z"],
  ["a week", "2026-11-15T08:00:00Z", "2026-11-22T10:00:00Z"],
  ["two months", "2026-09-20T08:00:00Z", "2026-11-22T10:00:00Z"],
  ["a year", "2025-11-22T10:00:00Z", "2026-11-22T10:00:00Z"],
  ["some days before time was counted", "1969-12-20T08:00:00Z", "1970-01-02T10:00:00Z"],
])(
  "the slices over %s leave nothing out of it, and no more come before it than they say",
  async (_, from, to) => {
    const [first, last] = [new Date(from), new Date(to)];
    const slices = slicesOver(first, last);
    if (!slices) throw new Error("There are slices for it.");
    const begin = slices.from.getTime();
    const inside = [0, 0.1, 0.5, 0.9, 1].map(
      (share) => new Date(begin + share * (last.getTime() - begin)),
    );
    expect(begin).toBeLessThanOrEqual(first.getTime());
    expect(slices.keys.length).toBeLessThanOrEqual(9);
    expect(await within(slices.keys, [first, ...inside])).toEqual(Array(6).fill(true));
    const outside = [1, dayMs, 90 * dayMs, 900 * dayMs].map((ms) => new Date(begin - ms));
    expect(await within(slices.keys, outside)).toEqual(Array(4).fill(false));
  },
);

test("many years are too long for the slices of an index", () => {
  const to = new Date("2026-11-22T10:00:00Z");
  expect(slicesOver(new Date("2016-11-22T10:00:00Z"), to)).toBeNull();
});
