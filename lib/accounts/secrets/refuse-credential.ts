import { and, eq, ne } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, credentials } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Sender } from "@/lib/channels/asked";
import type { Channel } from "@/lib/channels/types";
import type { CredentialName } from "./credential";
import { lockIfStill } from "./keep-credential";

/** `secret` is the one that the provider was asked with; `code` is its own word for the refusal, where it gave one. */
type Refusal = { secret: string | null; code: string | null };

/**
 * Notes that the provider no longer takes the secret that a sender was acted for with: sending from its accounts stops,
 * and Settings says why. Receiving goes on, since it never depends on the token. Safe to repeat: only what changes is
 * written down. False, and nothing noted, where somebody has replaced that secret meanwhile.
 */
export function refuseCredential(
  channel: Channel,
  { credentialExternalId: externalId, secret }: Sender,
  code: string | null,
): Promise<boolean> {
  return db().transaction((rows) =>
    noteRefused(rows, { channel, externalId }, { secret, code }),
  );
}

/** The same in a transaction. It locks the credential, and then its accounts. */
export async function noteRefused(
  rows: Rows,
  name: CredentialName,
  { secret, code }: Refusal,
): Promise<boolean> {
  const credential = await lockIfStill(rows, name, secret);
  if (!credential) return false;
  await rows
    .update(credentials)
    .set({ state: "refused", refusal: code, checkedAt: new Date() })
    .where(and(eq(credentials.id, credential.id), ne(credentials.state, "refused")));
  const changed = await rows
    .update(accounts)
    .set({ state: "attention", stateReason: "credentials" })
    .where(and(eq(accounts.credentialId, credential.id), eq(accounts.state, "connected")))
    .returning({ id: accounts.id });
  for (const { id } of changed) {
    await recordAudit(rows, {
      staffId: null,
      action: "account.needsAttention",
      subject: "account",
      subjectId: String(id),
      details: { reason: "credentials", code },
    });
  }
  return true;
}
