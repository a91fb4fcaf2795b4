import { and, eq, ne } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { credentials } from "@/db/schema";
import { renewScreens, tellScreens } from "@/lib/accounts/renew-screens";
import type { Sender } from "@/lib/channels/asked";
import type { Channel } from "@/lib/channels/types";
import type { CredentialName } from "./credential";
import { lockIfStill } from "./keep-credential";
import { markNeedsAttention } from "./mark-needs-attention";

/** `secret` is the one that the provider was asked with; `code` is its own word for the refusal, where it gave one. */
type Refusal = { secret: string | null; code: string | null };

/**
 * Notes that the provider no longer takes the secret that a sender was acted for with: sending from its accounts stops,
 * Settings says why, and open screens hear of it. Receiving goes on, since it never depends on the token. Safe to
 * repeat: only what changes is written down. False, and nothing noted, where somebody has replaced that secret meanwhile.
 */
export async function refuseCredential(
  channel: Channel,
  { credentialExternalId: externalId, secret }: Sender,
  code: string | null,
): Promise<boolean> {
  const held = await db().transaction(async (rows) => {
    const refused = await noteRefused(rows, { channel, externalId }, { secret, code });
    await renewScreens(rows, refused ?? []);
    return refused;
  });
  await tellScreens(held ?? []);
  return held !== null;
}

/**
 * Does the same where the provider takes the secret, which lacks a permission to send: it stays valid, and is renewed.
 */
export async function notePermissionMissing(
  channel: Channel,
  { credentialExternalId: externalId, secret }: Sender,
  code: string | null,
): Promise<boolean> {
  const held = await db().transaction(async (rows) => {
    const credential = await lockIfStill(rows, { channel, externalId }, secret);
    if (!credential) return null;
    const lacking = { reason: "permissions", code } as const;
    const lacks = await markNeedsAttention(rows, credential.id, lacking);
    await renewScreens(rows, lacks);
    return lacks;
  });
  await tellScreens(held ?? []);
  return held !== null;
}

/**
 * Refuses a credential in a transaction, which locks the credential and then its accounts. Answers with those whose
 * screens are to be renewed, and told after the commit; null where the secret was replaced.
 */
export async function noteRefused(
  rows: Rows,
  name: CredentialName,
  { secret, code }: Refusal,
): Promise<number[] | null> {
  const credential = await lockIfStill(rows, name, secret);
  if (!credential) return null;
  await rows
    .update(credentials)
    .set({ state: "refused", refusal: code, checkedAt: new Date() })
    .where(and(eq(credentials.id, credential.id), ne(credentials.state, "refused")));
  return markNeedsAttention(rows, credential.id, { reason: "credentials", code });
}
