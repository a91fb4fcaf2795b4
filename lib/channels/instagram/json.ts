import { storable } from "@/lib/storable-text";

/** An object of Meta's whose fields nobody has looked at yet. */
export type Json = Record<string, unknown>;

/**
 * Reads JSON without rounding ids: a whole number of 16 digits or more becomes a string of the same digits.
 * @throws SyntaxError where it is not JSON.
 */
export function readJson(text: string): unknown {
  // Read as it is first: on text that is surely JSON, the pattern can't run away.
  const read: unknown = JSON.parse(text);
  return /\d{16}/.test(text) ? JSON.parse(text.replace(stringOrNumber, quoted)) : read;
}

/** Every string and every number of a JSON text, each as a whole. */
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

const quoted = (token: string) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token);

/** The value as an object; an empty one where it is none, so that what is missing simply reads as absent. */
export function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** Is this an object with named parts, and no list? */
export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as a list; an empty one where it is none. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text that can be stored, or an empty text. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? storable(value) : "";
}

/** More than twice as long as any that Meta has made; events go by their ids, and an index takes no more than so much. */
const longestId = 400;

/** An id of Meta's as a string, also where it came as a number; null where there is none, or nothing that can be one. */
export function idOf(value: unknown): string | null {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  const id = textOf(value);
  return id !== "" && id.length <= longestId ? id : null;
}

/** Meta's time, in milliseconds or (in test posts) seconds; null where it is none of these decades. */
export function timeOf(value: unknown): Date | null {
  const given = typeof value === "string" ? Number(value) : value;
  if (typeof given !== "number" || !Number.isFinite(given)) return null;
  const at = new Date(given < 1e11 ? given * 1000 : given);
  const year = at.getUTCFullYear();
  return year >= 2010 && year < 2100 ? at : null;
}
