import { sql } from "drizzle-orm";
import { db } from "@/db";
import { preparedRows } from "@/db/prepared";
import { organisation } from "@/db/schema";
import { onOneConnection, useDatabase } from "@/tests/support/database";

useDatabase();

const later = (days: number) =>
  preparedRows(
    db()
      .select({ zone: organisation.timeZone, day: sql<number>`${days}::int + 1` })
      .from(organisation),
  );

test("a question of the builder is remembered, and its rows come as the builder has them", () =>
  onOneConnection(async () => {
    for (let days = 1; days <= 8; days += 1)
      expect(await later(days)).toEqual([{ zone: expect.any(String), day: days + 1 }]);
    const { rows } = await db().execute(
      sql`select generic_plans > 0 as known from pg_prepared_statements`,
    );
    expect(rows).toEqual([{ known: true }]);
  }));

test("behind a pooler that gives every statement another connection, it is answered all the same", () =>
  onOneConnection(async () => {
    await later(1);
    await db().execute(sql`deallocate all`);
    expect(await later(2)).toMatchObject([{ day: 3 }]);
    expect(await later(3)).toMatchObject([{ day: 4 }]);
  }));

test("what the question itself did wrong is a fault", async () => {
  const wrong = db()
    .select({ day: sql`1 / ${0}::int` })
    .from(organisation);
  await expect(preparedRows(wrong)).rejects.toThrow();
});
