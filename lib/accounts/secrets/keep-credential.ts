import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Rows } from "@/db";
import { credentials } from "@/db/schema";
import {
  type CredentialName,
  placeOf,
  readableSecret,
  type StoredCredential,
} from "./credential";
import { seal } from "./seal";

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
    ...sealedAs(name, secret),
    setAt: now,
    setById: by,
    checkedAt: now,
    // How old a secret is that somebody brings is not known; renewing it will tell.
    expiresAt: null,
    renewDueAt: null,
  };
  const made = await insertNew(rows, { ...name, ...set });
  if (made !== null) return made;
  const present = await lockPresent(rows, name);
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
  const made = await insertNew(rows, { ...name, ...set });
  if (made !== null) return made;
  const present = await lockPresent(rows, name);
  if (secret === null || secret === readableSecret(present)) return present.id;
  if (present.state === "valid") return null;
  await rows
    .update(credentials)
    .set({ ...set, setAt: new Date(), checkedAt: null })
    .where(eq(credentials.id, present.id));
  return present.id;
}

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
  const known = readableSecret(asked);
  if (!(await lockIfStill(rows, asked, known))) return false;
  const now = new Date();
  await rows
    .update(credentials)
    .set({
      ...sealedAs(asked, secret),
      setAt: now,
      setById: null,
      expiresAt,
      ...previousOf(asked, known, now),
    })
    .where(eq(credentials.id, asked.id));
  return true;
}

/**
 * Locks a credential until the transaction ends. Null where its secret is no longer the one that the provider was asked
 * with: what it said of that one means nothing any more.
 */
export async function lockIfStill(
  rows: Rows,
  name: CredentialName,
  secret: string | null,
): Promise<StoredCredential | null> {
  const present = await lockCredential(rows, name);
  return present && readableSecret(present) === secret ? present : null;
}

/**
 * Locks, until the transaction ends, the credential that an account is to have and those that it or its endpoint had
 * (`left`), as far as they are there: in one order, or two that change places would wait for each other.
 */
export async function lockCredentials(
  rows: Rows,
  name: CredentialName,
  left: (number | undefined)[],
): Promise<void> {
  const ids = left.filter((id) => id !== undefined);
  await rows
    .select({ id: credentials.id })
    .from(credentials)
    .where(or(isNamed(name), inArray(credentials.id, ids)))
    .orderBy(asc(credentials.id))
    .for("update");
}

const sealedAs = (name: CredentialName, secret: string | null) => ({
  sealedSecret: secret === null ? null : seal(secret, placeOf(name, "sealed_secret")),
  lastFour: secret === null ? "" : secret.slice(-4),
});

/** Null, and nothing stored, where there is one of this name. */
async function insertNew(
  rows: Rows,
  values: typeof credentials.$inferInsert,
): Promise<number | null> {
  const [made] = await rows
    .insert(credentials)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: credentials.id });
  return made?.id ?? null;
}

async function lockPresent(rows: Rows, name: CredentialName): Promise<StoredCredential> {
  const present = await lockCredential(rows, name);
  if (!present) throw new Error("A credential was not stored.");
  return present;
}

async function lockCredential(
  rows: Rows,
  name: CredentialName,
): Promise<StoredCredential | null> {
  const [present] = await rows
    .select()
    .from(credentials)
    .where(isNamed(name))
    .for("update");
  return present ?? null;
}

const isNamed = ({ channel, externalId }: CredentialName) =>
  and(eq(credentials.channel, channel), eq(credentials.externalId, externalId));

function previousOf(name: CredentialName, known: string | null, now: Date) {
  if (known === null) return { previousSealedSecret: null, previousUntil: null };
  return {
    previousSealedSecret: seal(known, placeOf(name, "previous_sealed_secret")),
    previousUntil: new Date(now.getTime() + previousHours * 60 * 60 * 1000),
  };
}
