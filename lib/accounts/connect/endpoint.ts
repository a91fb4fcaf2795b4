import { sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { accountByEndpoint, type StoredAccount } from "@/lib/accounts/find";
import type { Channel } from "@/lib/channels/types";

/** One of the clinic's endpoints by the name that its provider gave it. */
export type Endpoint = { channel: Channel; externalId: string };

/**
 * Makes two who save the same endpoint come one after the other, before either has written a row, and answers with the
 * account that it has by then.
 */
export async function lockEndpoint(
  rows: Rows,
  { channel, externalId }: Endpoint,
): Promise<StoredAccount | null> {
  await rows.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`account:${channel}:${externalId}`}, 0))`,
  );
  return accountByEndpoint(rows, channel, externalId);
}

/**
 * Is an endpoint somebody else's: does another account have it than the one that was planned (`plannedId`)? One that
 * was disconnected may be connected again, but not under another's name.
 */
export function isTaken(present: StoredAccount | null, plannedId: number | null) {
  if (present === null || present.id === plannedId) return false;
  return plannedId !== null || present.state !== "disconnected";
}
