import { sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { prepared } from "@/db/prepared";
import { organisation } from "@/db/schema";

/**
 * Who may hear of accounts at present, as a word in the names of their channels. A socket hears a channel until it
 * closes, whatever becomes of who holds it; so when somebody may hear less, the channels get other names, which are
 * told only to those who may hear them still.
 */
export async function presentAudience(): Promise<string> {
  const [present] = await prepared(presentQuery);
  if (!present) throw new Error("The organisation's row is missing.");
  return present.audience;
}

const presentQuery = sql<{ audience: string }>`select audience from organisation`;

/**
 * Gives the channels other names. Call it in the transaction by which somebody may hear less, and tell everybody after
 * the commit (`publishRenewed("everybody")`).
 */
export async function renewAudience(rows: Rows): Promise<void> {
  await rows.update(organisation).set({ audience: crypto.randomUUID() });
}
