import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { accountChecks, accounts } from "@/db/schema";
import { untilSubscribed } from "@/lib/accounts/webhooks/unsubscribed";
import type { CredentialName, StoredCredential } from "./credential";
import { noteAccepted, putCredential } from "./keep-credential";

/** Findings about a credential as a whole: a confirmed one settles them for every account that shares it. */
const credentialFindings = ["credentials", "unreadable", "suspended", "closed"];

/** A confirmed credential; `mended` can send again: their screens are to be renewed, and told after the commit. */
export type Confirmed = { credentialId: number; mended: number[] };

/** Stores a credential that its provider accepts, for every account that shares it. */
export async function confirmCredential(
  rows: Rows,
  credential: CredentialName & { secret: string; by: number | null },
): Promise<Confirmed> {
  const { channel } = credential;
  const id = await putCredential(rows, credential);
  return { credentialId: id, mended: await settleFindings(rows, { id, channel }) };
}

/** The same for the secret that is stored already. */
export async function confirmStored(
  rows: Rows,
  stored: Pick<StoredCredential, "id" | "channel">,
): Promise<Confirmed> {
  const { id } = stored;
  await noteAccepted(rows, id);
  return { credentialId: id, mended: await settleFindings(rows, stored) };
}

/**
 * The accounts of a credential that its provider accepts lose what was held against it. One whose number nobody has
 * confirmed yet is asked about soon. Answers with those that can send again.
 */
async function settleFindings(
  rows: Rows,
  { id: credentialId, channel }: Pick<StoredCredential, "id" | "channel">,
): Promise<number[]> {
  const held = and(
    eq(accounts.credentialId, credentialId),
    eq(accounts.state, "attention"),
    inArray(accounts.stateReason, credentialFindings),
  );
  await rows
    .update(accounts)
    .set({ measureDueAt: sql`now()` })
    .where(and(held, isNull(accounts.confirmedAt)));
  const settled = await rows
    .update(accounts)
    .set({ state: "connected", stateReason: untilSubscribed(channel) })
    .where(and(held, isNotNull(accounts.confirmedAt)))
    .returning({ id: accounts.id });
  await settleChecks(rows, credentialId);
  return settled.map(({ id }) => id);
}

/** The lists of what each of them needs say the same. */
async function settleChecks(rows: Rows, credentialId: number): Promise<void> {
  const theirs = rows
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.credentialId, credentialId));
  const now = new Date();
  await rows
    .update(accountChecks)
    .set({ state: "done", reason: null, detail: null, checkedAt: now, since: now })
    .where(
      and(
        inArray(accountChecks.accountId, theirs),
        eq(accountChecks.name, "credentials"),
        eq(accountChecks.state, "refused"),
      ),
    );
}
