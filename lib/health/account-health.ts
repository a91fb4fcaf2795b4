import { ne } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import { listSavedAccounts } from "@/lib/accounts/settings/saved-accounts";
import { adapters } from "@/lib/channels";
import { failuresByAccount, noFailures } from "./failures";
import type { AccountHealth } from "./types";

/** How each account is that was not disconnected, in the order in which they were connected. */
export async function accountHealth(): Promise<AccountHealth[]> {
  const channels = Object.values(adapters).map(({ channel }) => channel);
  const [saved, failures, reconciled] = await Promise.all([
    Promise.all(channels.map(listSavedAccounts)),
    failuresByAccount(),
    readReconciled(),
  ]);
  return saved
    .flat()
    .filter(({ state }) => state !== "disconnected")
    .sort((one, other) => one.tag.id - other.tag.id)
    .map((account) => ({
      account,
      failures: failures.get(account.tag.id) ?? noFailures(),
      reconciled: reconciled.get(account.tag.id) ?? null,
    }));
}

async function readReconciled() {
  const found = await db()
    .select({
      id: accounts.id,
      at: accounts.reconciledAt,
      missing: accounts.reconciledMissing,
    })
    .from(accounts)
    .where(ne(accounts.state, "disconnected"));
  return new Map(
    found.map(({ id, at, missing }) => [id, at && { at: at.toISOString(), missing }]),
  );
}
