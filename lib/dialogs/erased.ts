import { createHmac, hkdfSync } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { Rows } from "@/db";
import { erasedIds } from "@/db/schema";
import { required } from "@/lib/env";

const purpose = "dialogs erased ids";

/** Those of the provider's messages that were erased here or have expired: they must not come back. */
export const erasedAmong = (
  rows: Rows,
  accountId: number,
  externalIds: readonly string[],
) => ({
  async execute(): Promise<Set<string>> {
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
  },
});

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
