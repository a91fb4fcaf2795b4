import { and, eq, notExists, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, attachments, credentials } from "@/db/schema";

/**
 * Removes a credential that no account uses any more, such as one that was mistyped. Files that are still to be fetched
 * with it keep it: their links name it.
 */
export async function forgetUnused(rows: Rows, credentialId: number): Promise<void> {
  // Whoever is just taking it up is waited for: what is asked with the wait has been read before it.
  await rows
    .select({ id: credentials.id })
    .from(credentials)
    .where(eq(credentials.id, credentialId))
    .for("update");
  const waiting = rows
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      and(
        eq(attachments.state, "waiting"),
        sql`strpos(${attachments.sourceUrl}, ${credentials.externalId}) > 0`,
      ),
    );
  await rows
    .delete(credentials)
    .where(and(eq(credentials.id, credentialId), isUnused(rows), notExists(waiting)));
}

/** Removes those that had stayed for files, once the last of these was fetched or given up. Returns how many were left. */
export async function forgetLeft(): Promise<number> {
  const left = await db()
    .select({ id: credentials.id })
    .from(credentials)
    .where(isUnused(db()));
  for (const { id } of left) await db().transaction((rows) => forgetUnused(rows, id));
  return left.length;
}

const isUnused = (rows: Rows) =>
  notExists(
    rows
      .select({ id: accounts.id })
      .from(accounts)
      .where(eq(accounts.credentialId, credentials.id)),
  );
