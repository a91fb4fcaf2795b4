import { and, eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { credentials } from "@/db/schema";
import type { Channel } from "@/lib/channels/types";
import { seal, UnsealError, unseal } from "./seal";

/** A provider's credential by the name that the provider gave it: Twilio's is the Account SID. */
export type CredentialName = { channel: Channel; externalId: string };

/** A row of `credentials`, its secret sealed. */
export type StoredCredential = typeof credentials.$inferSelect;

/** The columns in which sealed secrets stand. */
export type Column = "sealed_secret" | "previous_sealed_secret";

/** How long a replaced secret still opens signatures, so that no webhook is lost between two places. */
const previousHours = 24;

/**
 * Stores a secret that the provider has just accepted, sealed, and answers with the credential's id. Another secret
 * than the stored one replaces it, and the replaced one still opens signatures for 24 hours. Safe to repeat.
 */
export async function putCredential(
  rows: Rows,
  { secret, by, ...name }: CredentialName & { secret: string; by: number | null },
): Promise<number> {
  const now = new Date();
  const set = {
    sealedSecret: seal(secret, placeOf(name, "sealed_secret")),
    lastFour: secret.slice(-4),
    setAt: now,
    setById: by,
    checkedAt: now,
    // How old a secret is that somebody brings is not known; renewing it will tell.
    expiresAt: null,
    renewDueAt: null,
  };
  const [made] = await rows
    .insert(credentials)
    .values({ ...name, ...set })
    .onConflictDoNothing()
    .returning({ id: credentials.id });
  if (made) return made.id;
  const present = await lockCredential(rows, name);
  const known = readableSecret(present);
  // One that its provider never accepted has signed nothing.
  const signed = present.checkedAt === null ? null : known;
  const renewed = known === secret ? {} : { ...set, ...previousOf(name, signed, now) };
  await rows
    .update(credentials)
    .set({ ...renewed, state: "valid", refusal: null, checkedAt: now })
    .where(eq(credentials.id, present.id));
  return present.id;
}

/**
 * Keeps a credential that its provider has not accepted (yet): refused or never asked about, its secret perhaps still
 * missing (null: what is stored stays). Null, and nothing stored, where that would replace a secret that works for
 * another sender.
 */
export async function keepUnconfirmed(
  rows: Rows,
  { secret, by, ...name }: CredentialName & { secret: string | null; by: number },
): Promise<number | null> {
  const set = { ...sealedAs(name, secret), state: "refused" as const, setById: by };
  const [made] = await rows
    .insert(credentials)
    .values({ ...name, ...set })
    .onConflictDoNothing()
    .returning({ id: credentials.id });
  if (made) return made.id;
  const present = await lockCredential(rows, name);
  if (secret === null || secret === readableSecret(present)) return present.id;
  if (present.state === "valid") return null;
  await rows
    .update(credentials)
    .set({ ...set, setAt: new Date() })
    .where(eq(credentials.id, present.id));
  return present.id;
}

const sealedAs = (name: CredentialName, secret: string | null) => ({
  sealedSecret: secret === null ? null : seal(secret, placeOf(name, "sealed_secret")),
  lastFour: secret === null ? "" : secret.slice(-4),
});

/** Notes that the provider has just accepted the secret that is stored. */
export async function noteAccepted(rows: Rows, credentialId: number): Promise<void> {
  await rows
    .update(credentials)
    .set({ state: "valid", refusal: null, checkedAt: new Date() })
    .where(eq(credentials.id, credentialId));
}

/**
 * Stores the secret that the provider gave in exchange for a credential's present one; that one still opens signatures
 * for 24 hours. False, and nothing stored, where somebody has replaced it in the meantime.
 */
export async function keepRenewed(
  rows: Rows,
  asked: StoredCredential,
  { secret, expiresAt }: { secret: string; expiresAt: Date },
): Promise<boolean> {
  const present = await lockCredential(rows, asked);
  if (present.sealedSecret !== asked.sealedSecret) return false;
  const now = new Date();
  await rows
    .update(credentials)
    .set({
      sealedSecret: seal(secret, placeOf(asked, "sealed_secret")),
      lastFour: secret.slice(-4),
      setAt: now,
      setById: null,
      checkedAt: now,
      expiresAt,
      state: "valid",
      refusal: null,
      ...previousOf(asked, readableSecret(present), now),
    })
    .where(eq(credentials.id, asked.id));
  return true;
}

/**
 * The credential's secret in the clear, which must neither leave the server nor stand in a log line; null where nobody
 * has entered one yet.
 * @throws UnsealError when it can't be opened.
 */
export function currentSecret(credential: StoredCredential): string | null {
  const { sealedSecret: sealed } = credential;
  return sealed === null ? null : unseal(sealed, placeOf(credential, "sealed_secret"));
}

/** The same, or null where its sealing key was lost: typing the secret again mends that, so it must not fail. */
export function readableSecret(credential: StoredCredential): string | null {
  if (credential.sealedSecret === null) return null;
  return openOrNull(credential.sealedSecret, placeOf(credential, "sealed_secret"));
}

/** The secret that was replaced last, where there is one that can still be opened. */
export function previousSecret(credential: StoredCredential): string | null {
  const { previousSealedSecret: sealed } = credential;
  if (!sealed) return null;
  return openOrNull(sealed, placeOf(credential, "previous_sealed_secret"));
}

async function lockCredential(
  rows: Rows,
  { channel, externalId }: CredentialName,
): Promise<StoredCredential> {
  const [present] = await rows
    .select()
    .from(credentials)
    .where(and(eq(credentials.channel, channel), eq(credentials.externalId, externalId)))
    .for("update");
  if (!present) throw new Error("A credential was not stored.");
  return present;
}

function previousOf(name: CredentialName, known: string | null, now: Date) {
  if (known === null) return { previousSealedSecret: null, previousUntil: null };
  return {
    previousSealedSecret: seal(known, placeOf(name, "previous_sealed_secret")),
    previousUntil: new Date(now.getTime() + previousHours * 60 * 60 * 1000),
  };
}

function openOrNull(sealed: string, place: ReturnType<typeof placeOf>): string | null {
  try {
    return unseal(sealed, place);
  } catch (fault) {
    if (fault instanceof UnsealError) return null;
    throw fault;
  }
}

/** What binds a sealed secret to where it stands. @package */
export const placeOf = ({ channel, externalId }: CredentialName, column: Column) => ({
  table: "credentials",
  row: `${channel}:${externalId}`,
  column,
});
