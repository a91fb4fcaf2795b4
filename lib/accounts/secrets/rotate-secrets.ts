import { asc, eq } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { credentials } from "@/db/schema";
import { required, type SealingKey } from "@/lib/env";
import { type Column, placeOf, type StoredCredential } from "./credential";
import { seal, sealedWith, UnsealError, unseal } from "./seal";

/** How many secrets were sealed anew, and how many no key opens any more: those must be entered again. */
export type Rotated = { resealed: number; unreadable: number };

/**
 * Seals every stored secret anew with the first of the keys, so that the older ones can be taken away. What it opens is
 * never other than before; safe to repeat, while the product runs, and to break off: each credential is a transaction of
 * its own.
 */
export async function rotateSecrets(
  keys: readonly SealingKey[] = required("SEALING_KEYS"),
): Promise<Rotated> {
  const found = await db()
    .select({ id: credentials.id })
    .from(credentials)
    .orderBy(asc(credentials.id));
  const rotated = { resealed: 0, unreadable: 0 };
  for (const { id } of found) {
    const one = await db().transaction((rows) => rotate(rows, id, keys));
    rotated.resealed += one.resealed;
    rotated.unreadable += one.unreadable;
  }
  return rotated;
}

/** The row is locked: a token that is replaced at the same moment is not overwritten. */
async function rotate(
  rows: Rows,
  id: number,
  keys: readonly SealingKey[],
): Promise<Rotated> {
  const [credential] = await rows
    .select()
    .from(credentials)
    .where(eq(credentials.id, id))
    .for("update");
  if (!credential) return { resealed: 0, unreadable: 0 };
  const secret = again(credential, "sealed_secret", keys);
  const previous = again(credential, "previous_sealed_secret", keys);
  const found = [secret, previous];
  const resealed = found.filter((one) => one !== "kept" && one !== "unreadable").length;
  if (resealed > 0)
    await rows
      .update(credentials)
      .set({ ...set("sealedSecret", secret), ...set("previousSealedSecret", previous) })
      .where(eq(credentials.id, id));
  return { resealed, unreadable: found.filter((one) => one === "unreadable").length };
}

type Again = "kept" | "unreadable" | { sealed: string };

function again(
  credential: StoredCredential,
  column: Column,
  keys: readonly SealingKey[],
): Again {
  const sealed =
    column === "sealed_secret"
      ? credential.sealedSecret
      : credential.previousSealedSecret;
  if (sealed === null || sealedWith(sealed) === keys[0]?.kid) return "kept";
  const place = placeOf(credential, column);
  try {
    return { sealed: seal(unseal(sealed, place, keys), place, keys) };
  } catch (fault) {
    if (fault instanceof UnsealError) return "unreadable";
    throw fault;
  }
}

const set = (name: "sealedSecret" | "previousSealedSecret", one: Again) =>
  typeof one === "string" ? {} : { [name]: one.sealed };
