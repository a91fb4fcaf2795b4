import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { required, type SealingKey } from "@/lib/env";

/**
 * Where a sealed secret stands: table, row and column. It is bound to the envelope, so one copied to another place
 * does not open. `row` is a key known before the row is stored: its channel and the provider's id.
 */
export type SealedPlace = { table: string; row: string; column: string };

const version = "v1";
const cipherName = "aes-256-gcm";
const envelopeForm = /^v1\.(?<kid>.+)\.(?<iv>[\w-]+)\.(?<ct>[\w-]*)\.(?<tag>[\w-]+)$/;
const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a secret for one place with the first of the keys (AES-256-GCM). The answer is `v1.kid.iv.ct.tag`, the
 * last three in base64url.
 */
export function seal(
  secret: string,
  place: SealedPlace,
  keys: readonly SealingKey[] = required("SEALING_KEYS"),
): string {
  const [first] = keys;
  if (!first) throw new UnsealError("There is no sealing key.");
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(cipherName, first.key, iv).setAAD(boundTo(place));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  const parts = [iv, sealed, cipher.getAuthTag()].map((part) =>
    part.toString("base64url"),
  );
  return [version, first.kid, ...parts].join(".");
}

/**
 * Opens what {@link seal} made for the same place, with whichever of the keys sealed it.
 * @throws UnsealError which names the place and never the secret.
 */
export function unseal(
  envelope: string,
  place: SealedPlace,
  keys: readonly SealingKey[] = required("SEALING_KEYS"),
): string {
  const parts = envelopeForm.exec(envelope)?.groups;
  if (!parts) throw unreadable(place, "it is not a sealed envelope");
  const key = keys.find(({ kid }) => kid === parts.kid);
  if (!key) throw unreadable(place, "the key that sealed it is not in SEALING_KEYS");
  const options = { authTagLength: tagBytes };
  try {
    const cipher = createDecipheriv(cipherName, key.key, bytesOf(parts.iv), options);
    cipher.setAAD(boundTo(place)).setAuthTag(bytesOf(parts.tag));
    return Buffer.concat([cipher.update(bytesOf(parts.ct)), cipher.final()]).toString();
  } catch {
    throw unreadable(place, "it was changed, moved or sealed with another key");
  }
}

/** The id of the key that sealed an envelope; null for what is none. */
export const sealedWith = (envelope: string): string | null =>
  envelopeForm.exec(envelope)?.groups?.kid ?? null;

/** A sealed secret that can't be opened: the deployment's keys or its rows are wrong, never the caller's input. */
export class UnsealError extends Error {
  override name = "UnsealError";
}

const unreadable = ({ table, column }: SealedPlace, why: string) =>
  new UnsealError(`A secret in ${table}.${column} can't be opened: ${why}.`);

const bytesOf = (part = "") => Buffer.from(part, "base64url");

/** JSON keeps the three apart, whatever signs they contain. */
const boundTo = ({ table, row, column }: SealedPlace) =>
  Buffer.from(JSON.stringify([table, row, column]), "utf8");
