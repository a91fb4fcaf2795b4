import { createHmac, hkdfSync } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { erasedIds } from "@/db/schema";
import { required } from "@/lib/env";

const purpose = "dialogs erased ids";

/**
 * Was this provider message erased here, or has it expired? Then it must not come back. Asked inside a transaction, it
 * takes that one's `rows`: transactions that each wait for a second connection can use all of them up for ever.
 */
export async function isErased(
  rows: Rows,
  accountId: number,
  externalId: string,
): Promise<boolean> {
  return (await erasedAmong(accountId, [externalId], rows)).has(externalId);
}

/** Those of the provider's ids whose messages were erased here or have expired. */
export async function erasedAmong(
  accountId: number,
  externalIds: string[],
  rows: Rows = db(),
): Promise<Set<string>> {
  const byHash = new Map(
    externalIds.flatMap((id) => erasedHashes(accountId, id).map((hash) => [hash, id])),
  );
  if (byHash.size === 0) return new Set();
  const found = await rows
    .select({ hash: erasedIds.hash })
    .from(erasedIds)
    .where(
      and(
        eq(erasedIds.accountId, accountId),
        inArray(erasedIds.hash, [...byHash.keys()]),
      ),
    );
  return new Set(found.flatMap(({ hash }) => byHash.get(hash) ?? []));
}

/**
 * The hashes by which an erased id may be known: one for each sealing key, so that a rotation forgets none. The first
 * is the one to store. Without the keys, nobody can tell from a hash whose message it was.
 */
export function erasedHashes(accountId: number, externalId: string): string[] {
  return required("SEALING_KEYS").map(({ key }) => {
    const derived = Buffer.from(hkdfSync("sha256", key, "", purpose, 32));
    return createHmac("sha256", derived)
      .update(`${accountId}:${externalId}`)
      .digest("base64url");
  });
}
