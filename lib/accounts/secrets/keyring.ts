import { sql } from "drizzle-orm";
import { db } from "@/db";
import { credentials } from "@/db/schema";
import { adapterOf } from "@/lib/channels";
import type { Channel } from "@/lib/channels/types";
import { batched } from "@/lib/concurrency/batched";
import { env } from "@/lib/env";
import {
  type CredentialName,
  currentSecret,
  previousSecret,
  type StoredCredential,
} from "./credential";

type Opened = {
  current: string | null;
  previous: string | null;
  previousUntil: number;
  readAt: number;
};

/** How long an opened secret is kept in this process: a burst of webhooks asks the database once. */
const keptMs = 3_000;

/** Only credentials that exist are kept, so strangers who name invented ones can't make it grow. */
const kept = new Map<string, Opened>();

/**
 * The secrets that may have signed a delivery: the credential's own, and for 24 hours the one that it replaced.
 * Empty for a credential that is not ours.
 *
 * They are remembered for three seconds, so a delivery that none of them verifies must be tried once more with
 * `fresh`, which reads the database: another process may have stored a new token a moment ago. With no credential
 * named, the deployment's own secrets answer (Instagram's app secrets).
 *
 * @throws UnsealError when the stored secret can't be opened: the deployment's fault, not the sender's.
 */
export async function secretsOf(
  channel: Channel,
  credentialExternalId: string | null,
  { fresh = false } = {},
): Promise<string[]> {
  if (credentialExternalId === null) return deploymentSecrets(channel);
  const name = { channel, externalId: credentialExternalId };
  const opened = (fresh ? null : recent(name)) ?? (await read(name));
  if (!opened) return [];
  const { current, previous, previousUntil } = opened;
  const opening = [current, Date.now() < previousUntil ? previous : null];
  return opening.filter((secret) => secret !== null);
}

/** Makes the next webhook of a credential read the database: called when its secret has changed. */
export function forgetSecrets(name: CredentialName): void {
  kept.delete(keyOf(name));
}

function recent(name: CredentialName): Opened | null {
  const opened = kept.get(keyOf(name));
  return opened && Date.now() - opened.readAt < keptMs ? opened : null;
}

async function read(name: CredentialName): Promise<Opened | null> {
  const stored = await storedOf([name]);
  const credential = stored.get(keyOf(name));
  if (!credential) {
    forgetSecrets(name);
    return null;
  }
  const opened = {
    current: currentSecret(credential),
    previous: previousSecret(credential),
    previousUntil: credential.previousUntil?.getTime() ?? 0,
    readAt: Date.now(),
  };
  kept.set(keyOf(name), opened);
  return opened;
}

/** Whoever forges a thousand deliveries at once has the database asked twice. */
const storedOf = batched(
  async (names: CredentialName[]): Promise<Map<string, StoredCredential>> => {
    const ids = [...new Set(names.map(({ externalId }) => externalId))];
    const found = await db()
      .select()
      .from(credentials)
      .where(sql`${credentials.externalId} = any(${sql.param(ids)}::text[])`);
    return new Map(found.map((credential) => [keyOf(credential), credential]));
  },
);

const keyOf = ({ channel, externalId }: CredentialName) => `${channel}:${externalId}`;

/** Secrets of the whole deployment; none where each credential has its own. */
function deploymentSecrets(channel: Channel): string[] {
  const { appSecrets } = adapterOf(channel).facts;
  const listed = appSecrets === null ? undefined : env()[appSecrets];
  return (listed ?? "")
    .split(",")
    .map((secret) => secret.trim())
    .filter((secret) => secret !== "");
}
