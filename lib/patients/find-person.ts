import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Rows } from "@/db";
import { people } from "@/db/schema";
import type { AccountScope } from "@/lib/auth/scope";
import { personInScope } from "./person-scope";

/** Somebody on the books, as the record that stands for all that were merged into it. */
export type FoundPerson = typeof people.$inferSelect;

/**
 * The person whom a record's id means, if they may be seen: of a merged record the one that it was merged into. Null
 * otherwise. `locked` keeps the row from changing until the transaction ends.
 */
export async function findPerson(
  rows: Rows,
  { scope, id, locked = false }: { scope: AccountScope; id: number; locked?: boolean },
): Promise<FoundPerson | null> {
  const record = alias(people, "asked");
  const asked = rows
    .select({ id: sql`coalesce(${record.mergedIntoId}, ${record.id})` })
    .from(record)
    .where(eq(record.id, id));
  const found = rows
    .select()
    .from(people)
    .where(and(eq(people.id, asked), personInScope(scope, people.id)));
  const [person] = locked ? await found.for("no key update") : await found;
  return person ?? null;
}
