import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Rows } from "@/db";
import { people } from "@/db/schema";
import type { AccountScope } from "@/lib/auth/scope";
import { holdPeople } from "./hold-people";
import { personInScope, recordsOf } from "./person-scope";

/** Somebody on the books, as the record that stands for all that were merged into it. */
export type FoundPerson = typeof people.$inferSelect;

/**
 * The person whom a record's id means, if they may be seen: of a merged record the one that it was merged into. Null
 * otherwise. `locked` keeps all their records from changing until the transaction ends.
 */
export async function findPerson(
  rows: Rows,
  { scope, id, locked = false }: { scope: AccountScope; id: number; locked?: boolean },
): Promise<FoundPerson | null> {
  const held = locked ? await holdPeople(rows, recordsOf(sql`${id}`)) : null;
  const record = alias(people, "asked");
  const asked = rows
    .select({ id: sql`coalesce(${record.mergedIntoId}, ${record.id})` })
    .from(record)
    .where(eq(record.id, id));
  const [person] = await rows
    .select()
    .from(people)
    .where(and(eq(people.id, asked), personInScope(scope, people.id)));
  // Who was merged while they were waited for is somebody else by now.
  if (held && person && !held.includes(person.id))
    return findPerson(rows, { scope, id, locked });
  return person ?? null;
}
